import type { App as OurApp } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';

declare global {
	namespace App {
		interface Locals {
			app: OurApp;
			/** Who is signed in. Guests are nobody here: they are known meeting by meeting. */
			account: Person | null;
		}
		interface Error {
			message: string;
			/** Of the line in the log. */
			id?: string;
		}
	}
}

export {};
