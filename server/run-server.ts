import http from 'node:http';
import type { Logger } from 'pino';
import { type App, provideApp } from '#lib/server/app.ts';
import { setupLink } from '#lib/server/auth/setup.ts';
import { type Config, readConfig } from '#lib/server/config.ts';
import type { Connection } from '#lib/server/db/client.ts';
import { finishOldMeetingsHourly } from '#lib/server/meetings/finish-old-meetings.ts';
import { endOldRehearsalsSoon } from '#lib/server/rehearsals/end-rehearsal.ts';
import { openAddresses } from './addresses.ts';
import { type News, type SignIn, announcement } from './announce.ts';
import { openTables } from './database/open-tables.ts';
import { explain } from './database/explain.ts';
import { type Demo, demoFolder, readDemoOptions } from './demo-options.ts';
import { type HttpHandlers, attachHandlers } from './http.ts';
import { closer, listen } from './listen.ts';
import { liveBoards } from './live-boards.ts';
import { openLog } from './log.ts';
import { stopWhenAsked } from './stopping.ts';
import { limits } from './live/limits.ts';

interface Running {
	/** Called once everything that pages depend on is ready. */
	readonly openPages: (config: Config, server: http.Server) => Promise<PageServer>;
}

interface PageServer extends Pick<HttpHandlers, 'pages' | 'sharesUpgrades'> {
	close(): Promise<void>;
}

export async function runServer(running: Running): Promise<void> {
	const opened = new AsyncDisposableStack();
	try {
		const demo = readDemoOptions(process.argv.slice(2));
		const config = readConfig({ demo: demo && demoFolder(demo) });
		const log = openLog(config);
		const starting = start({ ...running, demo, config, log, opened });
		stopWhenAsked(async () => {
			await Promise.allSettled([starting]); // a start in progress cannot be closed
			await opened.disposeAsync();
		}, log);
		console.log(announcement(await starting));
	} catch (error) {
		await opened.disposeAsync();
		console.error(explain(error) ?? error);
		process.exit(1);
	}
}

interface Start extends Running {
	readonly demo: Demo | null;
	readonly config: Config;
	readonly log: Logger;
	readonly opened: AsyncDisposableStack;
}

async function start({ config, log, opened, demo, openPages }: Start): Promise<News> {
	const connection = await openTables(config, opened);

	const boards = liveBoards({ config, db: connection.db, log });
	const { app, upgrade, exchange } = boards;
	opened.defer(() => boards.close());
	opened.defer(finishOldMeetingsHourly(app)); // terminal commands must not finish meetings
	opened.defer(endOldRehearsalsSoon(app));
	provideApp(app);
	const signIns = demo ? await seed(app, demo) : [];

	const server = http.createServer({ connectionsCheckingInterval: limits.http.checkMs });
	const pages = await openPages(config, server);
	opened.defer(() => pages.close());
	attachHandlers(server, config, {
		...pages,
		upgrade,
		exchange,
		log,
		healthy: () => isReachable(connection)
	});
	opened.defer(closer(server));
	const port = await listen(server, config, log);

	const addresses = openAddresses(config, port);
	const link = await setupLink(app, config.origin?.origin ?? addresses.at(-1)); // without ORIGIN, a link for this machine
	process.send?.({ port, setupLink: link });
	return { addresses, setupLink: link, dataDir: config.dataDir, signIns };
}

const isReachable = ({ sql }: Connection): Promise<boolean> =>
	sql`select 1`.then(
		() => true,
		() => false
	);

/** A production server never loads the demo. */
async function seed(app: App, { years }: Demo): Promise<readonly SignIn[]> {
	if (years !== null) {
		const { citySize, seedYears } = await import('../drizzle/seed/years/years.ts');
		return (await seedYears(app, citySize(years), console.log)).signIns;
	}
	const { seedDemo } = await import('../drizzle/seed/demo.ts');
	return (await seedDemo(app)).signIns;
}
