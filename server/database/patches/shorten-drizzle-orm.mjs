/**
 * drizzle-orm lists 447 entry points in a package.json of 175 KB, which Node parses again for each
 * import between its files: more than half of the start time of the server or of a test file. This
 * keeps only the entry points in use: top-level folders and their migrators.
 */
import fs from 'node:fs';

const file = new URL('../../../node_modules/drizzle-orm/package.json', import.meta.url);
const about = JSON.parse(fs.readFileSync(file, 'utf8'));
const isAskedFor = ([entry]) => entry.split('/').length <= 2 || entry.endsWith('/migrator');
about.exports = Object.fromEntries(Object.entries(about.exports).filter(isAskedFor));
fs.writeFileSync(file, JSON.stringify(about));
