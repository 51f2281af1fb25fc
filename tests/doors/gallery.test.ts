/** The gallery is for development: a phone would pay for each of its words that a build holds. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtHandler } from '../../server/build-folder.ts';

function filesIn(folder: string, ending: RegExp): string[] {
	return fs
		.readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => ending.test(file))
		.map((file) => path.join(folder, file));
}

const textsOf = (files: readonly string[]) => files.map((file) => fs.readFileSync(file, 'utf8'));
const japanese = /'([^'\n]*[\u3040-\u30ff\u4e00-\u9fff][^'\n]*)'/g;

test('neither the pages nor the server of a build hold a word that is invented for the gallery', () => {
	const invented = textsOf(filesIn('src/routes/gallery/invented', /\.ts$/))
		.flatMap((text) => [...text.matchAll(japanese)].map(([, words = '']) => words))
		.filter((words) => words.length > 9);
	expect(invented.length).toBeGreaterThan(30);

	const build = path.dirname(fileURLToPath(builtHandler(null)));
	for (const half of ['client', 'server']) {
		const built = textsOf(filesIn(path.join(build, half), /\.(js|css|html|map)$/));
		// Words of the catalogue are found there, so invented words would be.
		expect([half, built.some((text) => text.includes('届きました'))]).toEqual([half, true]);
		const found = invented.filter((words) => built.some((text) => text.includes(words)));
		expect([half, found]).toEqual([half, []]);
	}
});
