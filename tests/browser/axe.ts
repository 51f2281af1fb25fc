import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe finds wrong with the page as it is. Our pages hold no frames, so axe runs in the page itself ("legacy"): the
 * other way opens a second page for each look, and takes twice as long.
 */
export async function axeFaults(page: Page): Promise<string[]> {
	expect(page.frames(), 'axe would not look into a frame').toHaveLength(1);
	const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
	const { violations } = await axe.analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
