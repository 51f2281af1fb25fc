/**
 * Node parses drizzle-orm's 175 kB package.json (447 entry points) for each import between its files, more
 * than half of the start time; only those in use stay.
 */
import fs from 'node:fs';

const file = new URL('../../../node_modules/drizzle-orm/package.json', import.meta.url);
const about = JSON.parse(fs.readFileSync(file, 'utf8'));
const isAskedFor = ([entry]) => entry.split('/').length <= 2 || entry.endsWith('/migrator');
about.exports = Object.fromEntries(Object.entries(about.exports).filter(isAskedFor));
fs.writeFileSync(file, JSON.stringify(about));
