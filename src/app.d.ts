import type { App as OurApp } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';

declare global {
	namespace App {
		interface Locals {
			app: OurApp;
			/** Null for guests, who are identified per meeting. */
			account: Person | null;
		}
		interface Error {
			message: string;
			/** Finds the line in the server's log. */
			id?: string;
		}
	}
}

export {};
