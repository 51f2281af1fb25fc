/** A page that a browser translates must keep showing the same as the page untranslated. */
import { expect, type Page } from '@playwright/test';

export interface Twins {
	readonly translated: Page;
	readonly plain: Page;
}

/**
 * Opens the page once more for the same person and translates this one, for as long as it is open.
 */
export async function twins(translated: Page): Promise<Twins> {
	const plain = await translated.context().newPage();
	await plain.goto(translated.url());
	await translated.evaluate(translate);
	return { translated, plain };
}

/**
 * Translates like Chrome: each text node, also a later one, is replaced by two elements with its
 * words.
 */
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

/** Returns the words on the page, without the title that SvelteKit announces after a navigation. */
const words = (page: Page) =>
	page.evaluate(() => {
		const announced = document.getElementById('svelte-announcer')?.innerText ?? '';
		return document.body.innerText
			.replace(announced, '')
			.split(/\s+/)
			.filter((word) => word !== '');
	});

/** Retries, because a running timer may tick between the two reads. */
export async function expectSame(pairs: readonly Twins[], when: string): Promise<void> {
	for (const { translated, plain } of pairs)
		await expect(async () => {
			const [seen, said] = await Promise.all([words(translated), words(plain)]);
			expect(seen, when).toEqual(said);
		}).toPass({ timeout: 20_000 });
	for (const { translated } of pairs)
		expect(await translated.locator('font').count(), 'what a browser may translate').toBeGreaterThan(0);
}
