import type { Logger } from 'pino';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import type { MeetingId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Config } from './config.ts';
import type { Db } from './db/client.ts';
import type { MunicipalityId } from './db/ids.ts';

/** `server/live-boards.ts` creates it, and pages get it as `locals.app`. */
export interface App {
	readonly config: Config;
	readonly db: Db;
	readonly rooms: RoomCommands;
	readonly log: Logger;
}

export interface MeetingAddress {
	readonly meeting: MeetingId;
	readonly municipality: MunicipalityId;
}

export type RoomAnswer =
	| { readonly ok: true; readonly seq: number; readonly result: Readonly<Record<string, unknown>> }
	| { readonly ok: false; readonly refusal: string };

/** Pages can only send a command to a live meeting. */
export interface RoomCommands {
	run(board: MeetingAddress, command: PersonCommand | ServerCommand, actor: Actor): Promise<RoomAnswer>;
}

/** The page bundle and the server load separate copies of this module, which share `globalThis`. */
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
