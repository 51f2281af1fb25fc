/** Every handler of Enter must ignore the Enter that only confirms a Japanese conversion. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const files = fs
	.readdirSync('src', { recursive: true, encoding: 'utf8' })
	.filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|compiled/.test(name))
	.map((name) => [name, fs.readFileSync(path.join('src', name), 'utf8')] as const);

const knows = /\bis(?:Composing|Typing)\(event\)|!event\.isComposing && event\.keyCode !== 229/;

const bodiesWith = (source: string, key: string) =>
	source.split(/\n(?=\t?(?:export )?(?:async )?function |\n\t?const )/).filter((body) => body.includes(key));

/** Below the line of the key, the key has already acted. */
function knowsBefore(body: string): boolean {
	const lines = body.split('\n');
	return lines
		.slice(0, lines.findIndex((line) => line.includes("'Enter'")) + 1)
		.some((line) => knows.test(line));
}

test('whatever is done at Enter is not done at the Enter of a conversion', () => {
	const places = files.flatMap(([name, source]) =>
		bodiesWith(source, "'Enter'").map((body) => [name, body] as const)
	);
	expect(places.length).toBeGreaterThan(8);
	const careless = places.filter(([, body]) => !knowsBefore(body));
	expect(careless.map(([name]) => name)).toEqual([]);
});
