import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const catalogue = path.join(root, 'src/lib/messages/ja');

function scripts(folder: string): string[] {
	return fs
		.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter(
			(file) => /\.(ts|svelte)$/.test(file) && !/\.test\.ts$|messages.compiled|routes.gallery/.test(file)
		)
		.map((file) => fs.readFileSync(path.join(root, folder, file), 'utf8'));
}

test('every message is asked for by its name somewhere', () => {
	const keys = fs
		.readdirSync(catalogue)
		.map((file) => JSON.parse(fs.readFileSync(path.join(catalogue, file), 'utf8')) as object)
		.flatMap(Object.keys);
	const named = /\bm\.([a-z0-9_]+)/g;
	const asked = new Set(
		[...scripts('src'), ...scripts('server')].flatMap((text) =>
			[...text.matchAll(named)].map(([, key]) => key)
		)
	);

	expect(keys.length).toBeGreaterThan(1000);
	expect(keys.filter((key) => !asked.has(key))).toEqual([]);
});

test('one thing has one word: 進行役の 画面, ほかの まとまりと 合わせる, 約束, 準備する', () => {
	const said = fs.readdirSync(catalogue).map((file) => fs.readFileSync(path.join(catalogue, file), 'utf8'));
	expect(said.join().match(/盤面|ひとつに (する|しま)|やくそく|会議を 用意/g)).toBeNull();
	expect(
		'この 盤面で やくそくを ひとつに する'.match(/盤面|ひとつに (する|しま)|やくそく|会議を 用意/g)
	).toHaveLength(3);
});
