/** Starts the server as far as its tables, because deaths in that part are what the line tests. */
import { readConfig } from '#lib/server/config.ts';
import { openTables } from '../../server/database/open-tables.ts';
import { explain } from '../../server/database/explain.ts';

const opened = new AsyncDisposableStack();
process.once('SIGTERM', () => void opened.disposeAsync().then(() => process.exit(0)));
try {
	await openTables(readConfig(), opened);
	process.send?.('ready');
} catch (error) {
	console.error(explain(error) ?? error);
	process.exit(1);
}
setInterval(() => undefined, 1e6);
