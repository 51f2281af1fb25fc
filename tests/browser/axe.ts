import fs from 'node:fs';
import type axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

const source = fs.readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Returns the axe violations of the page in its present state. Our pages have no frames to check. */
export async function axeFaults(page: Page): Promise<string[]> {
	expect(page.frames(), 'axe would not look into a frame').toHaveLength(1);
	const isThere = await page.evaluate(() => 'axe' in globalThis);
	if (!isThere) await page.evaluate(source); // It is half a megabyte, so a page gets it only once.
	return page.evaluate(async () => {
		const { axe: eye } = globalThis as unknown as { axe: typeof axe };
		// What lies under a bar that sticks can be scrolled out from under it.
		const bars = [...document.querySelectorAll<HTMLElement>('header, nav, footer, section, div')].filter(
			(bar) => getComputedStyle(bar).position === 'sticky'
		);
		for (const bar of bars) bar.style.position = 'relative';
		// Reporting passed elements as well would take a second per check.
		const { violations } = await eye.run({
			reporter: 'no-passes',
			resultTypes: ['violations'],
			rules: { 'target-size': { enabled: true } } // WCAG 2.2; axe leaves it out by default
		});
		for (const bar of bars) bar.style.removeProperty('position');
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
		);
	});
}
