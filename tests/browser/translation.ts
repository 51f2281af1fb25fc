/** A page that a browser translates, beside one that stays as it is: both have to go on saying the same. */
import { expect, type Page } from '@playwright/test';

export interface Twins {
	readonly translated: Page;
	readonly plain: Page;
}

/** The same person's page once more, and a translation in this one, which goes on for as long as it is open. */
export async function twins(translated: Page): Promise<Twins> {
	const plain = await translated.context().newPage();
	await plain.goto(translated.url());
	await translated.evaluate(translate);
	return { translated, plain };
}

/** As Chrome does it: each text makes place for two elements with its words, and so do those that come later. */
function translate(): void {
	const isOurs = (text: Node) =>
		text.parentElement?.closest('[translate]')?.getAttribute('translate') !== 'no' &&
		!text.parentElement?.closest('font, script, style, textarea') &&
		text.textContent?.trim() !== '';
	const put = (text: Node) => {
		if (!text.isConnected || !isOurs(text)) return;
		const inner = Object.assign(document.createElement('font'), { textContent: text.textContent });
		const outer = document.createElement('font');
		outer.append(inner);
		text.parentNode?.replaceChild(outer, text);
	};
	const within = (root: Node) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const texts = [root.nodeType === Node.TEXT_NODE ? root : null];
		while (walker.nextNode()) texts.push(walker.currentNode);
		for (const text of texts) if (text) put(text);
	};
	within(document.body);
	new MutationObserver((records) => {
		for (const { addedNodes, target, type } of records)
			for (const node of type === 'characterData' ? [target] : addedNodes) within(node);
	}).observe(document.body, { childList: true, subtree: true, characterData: true });
}

/** But for the name of the page, which SvelteKit says aloud where it went from one to the next. */
const words = (page: Page) =>
	page.evaluate(() => {
		const announced = document.getElementById('svelte-announcer')?.innerText ?? '';
		return document.body.innerText
			.replace(announced, '')
			.split(/\s+/)
			.filter((word) => word !== '');
	});

/** Also where the time runs: both are read in one moment, and once more where it came between. */
export async function expectSame(pairs: readonly Twins[], when: string): Promise<void> {
	for (const { translated, plain } of pairs)
		await expect(async () => {
			const [seen, said] = await Promise.all([words(translated), words(plain)]);
			expect(seen, when).toEqual(said);
		}).toPass({ timeout: 20_000 });
	for (const { translated } of pairs)
		expect(await translated.locator('font').count(), 'what a browser may translate').toBeGreaterThan(0);
}
