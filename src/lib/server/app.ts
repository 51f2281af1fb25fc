import type { Logger } from 'pino';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Config } from './config.ts';
import type { Db } from './db/client.ts';
import type { MunicipalityId } from './db/ids.ts';

/** What the server is made of. Wired once by `server/main.ts`; pages find it in `event.locals`. */
export interface App {
	readonly config: Config;
	readonly db: Db;
	readonly rooms: RoomsDoor;
	readonly log: Logger;
}

export interface MeetingAddress {
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

export type RoomAnswer =
	| { readonly ok: true; readonly seq: number; readonly result: Readonly<Record<string, unknown>> }
	| { readonly ok: false; readonly refusal: string };

/** All that pages may do to a live meeting: hand it a command. */
export interface RoomsDoor {
	run(board: MeetingAddress, command: PersonCommand | ServerCommand, actor: Actor): Promise<RoomAnswer>;
}

/** Pages are bundled and the server is not: they have two copies of this file, but one `globalThis`. */
const key = Symbol.for('yoriai.app');
const shelf = globalThis as { [key]?: App };

export function provideApp(app: App): void {
	shelf[key] = app;
}

export function theApp(): App {
	const app = shelf[key];
	if (!app) throw new Error('The pages were asked for something before the server had started.');
	return app;
}
