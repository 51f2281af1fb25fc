import pino from 'pino';
import type { App } from '#lib/server/app.ts';
import { readConfig } from '#lib/server/config.ts';
import { openTables } from '../database/open-tables.ts';
import { liveBoards } from '../live-boards.ts';

/** Joins the database of a running server, which sees changes to a board within a second. */
export async function withApp<T>(
	run: (app: App) => Promise<T>,
	{ demo = null }: { readonly demo?: string | null } = {}
): Promise<T> {
	await using opened = new AsyncDisposableStack();
	const config = readConfig({ demo });
	const { db } = await openTables(config, opened);
	const boards = liveBoards({ config, db, log: pino({ level: 'error' }, process.stderr) });
	opened.defer(() => boards.close());

	return await run(boards.app); // otherwise `opened` would be disposed first
}
