import fs from 'node:fs';
import type axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

const source = fs.readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds wrong with the page as it is. Our pages hold no frames into which it would have to look. */
export async function axeFaults(page: Page): Promise<string[]> {
	expect(page.frames(), 'axe would not look into a frame').toHaveLength(1);
	const isThere = await page.evaluate(() => 'axe' in globalThis);
	if (!isThere) await page.evaluate(source); // half a megabyte: once for a page, not for each look
	return page.evaluate(async () => {
		const { axe: eye } = globalThis as unknown as { axe: typeof axe };
		// Of what passes it would write down each element: a second for a look.
		const { violations } = await eye.run({ reporter: 'no-passes', resultTypes: ['violations'] });
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
		);
	});
}
