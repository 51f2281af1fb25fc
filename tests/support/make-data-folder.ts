/** Test servers start with this folder (`startApp`). */
import fs from 'node:fs';
import { readConfig } from '#lib/server/config.ts';
import { openTables } from '../../server/database/open-tables.ts';

const [folder = ''] = process.argv.slice(2);
fs.mkdirSync(folder, { mode: 0o711 });
Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: '', YORIAI_SECRET: '', ORIGIN: '' });
const opened = new AsyncDisposableStack();
await openTables(readConfig(), opened);
await opened.disposeAsync();
