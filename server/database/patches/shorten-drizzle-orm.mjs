/**
 * drizzle-orm lists 447 entry points in a package.json of 175 KB, and Node parses it anew for each import between its
 * files: more than half of what a start of the server, or of a test file, takes. What stays are the entry points that
 * somebody asks for: a folder's own, and its migrator.
 */
import fs from 'node:fs';

const file = new URL('../../../node_modules/drizzle-orm/package.json', import.meta.url);
const about = JSON.parse(fs.readFileSync(file, 'utf8'));
const isAskedFor = ([entry]) => entry.split('/').length <= 2 || entry.endsWith('/migrator');
about.exports = Object.fromEntries(Object.entries(about.exports).filter(isAskedFor));
fs.writeFileSync(file, JSON.stringify(about));
