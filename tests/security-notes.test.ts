import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const notes = fs.readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

test('every test that SECURITY.md names exists, with this title', () => {
	const named = [...notes.matchAll(/`([^`]+\.(?:test|spec)\.ts)` “([^”]+)”/g)];
	expect(named.length).toBeGreaterThan(50);
	const missing = named.filter(([, file, title]) => !read(file!).includes(`'${title}',`));
	expect(missing.map(([whole]) => whole)).toEqual([]);
});

test('every row of its attacks names a test, and every file it names exists', () => {
	const rows = notes.slice(notes.indexOf('## Attacks')).match(/^\| (?!attack|---).+$/gm) ?? [];
	expect(rows.filter((row) => !/\.(test|spec)\.ts` “/.test(row))).toEqual([]);
	const files = [...notes.matchAll(/`((?:src|server|tests|drizzle)\/[^`]*)`/g)].map(([, file]) => file!);
	expect(files.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});
