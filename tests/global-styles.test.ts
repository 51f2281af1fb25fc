import fs from 'node:fs';
import { expect, test } from 'vitest';

/** What a browser has loaded of a page stays when the next one is opened, and pages share files. */
const styles = fs
	.globSync('src/**/*.{svelte,css}')
	.filter((file) => !/^src\/lib\/look\/|^src\/lib\/editor\//.test(file))
	.map((file) => ({ file, text: fs.readFileSync(file, 'utf8') }));

test('the style of a component reaches no other page', () => {
	expect(styles.length).toBeGreaterThan(100);
	const wide = styles.flatMap(({ file, text }) =>
		[...text.matchAll(/^\s*:global\((?:html|:root|body|main|header|nav)(?!:has\(|\[)[^{]*/gm)].map(
			([rule]) => `${file}: ${rule.trim()}`
		)
	);
	expect(wide).toEqual([]);
});

test('sizes of printed pages are in one file, or the one that was loaded last decides', () => {
	const files = styles.filter(({ text }) => text.includes('@page')).map(({ file }) => file);
	expect(files).toEqual(['src/lib/components/staff/print/pages.css']);
});
