/** Texts with extremely tall or wide letters must stay inside their box wherever they are shown. */
import type { Page } from '@playwright/test';

const marks = '\u0301\u0316\u0323\u0300\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0317\u0318';
const marked = (text: string) => Array.from(text, (letter) => letter + marks).join('');
/**
 * These are fifteen combining marks per letter, family emoji, a word of 200 letters, right-to-left
 * text, and stacked Tibetan.
 */
export const high = [
	marked('こわれた'),
	'👨‍👩‍👧‍👦'.repeat(30),
	'w'.repeat(200),
	'مرحبا '.repeat(8),
	'བསྒྲུབས་ཀྱི'.repeat(6)
];

/** Returns texts whose marks no box clips, and texts that overflow their box at the side. */
export const unheld = (page: Page, texts: readonly string[]) =>
	page.evaluate((texts) => {
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const text = walker.currentNode as Text;
			const parent = text.parentElement;
			if (!parent || !texts.some((each) => text.data.includes(each.slice(0, 40)))) continue;
			if (parent.closest('.unseen, textarea, script, [hidden]') || parent.checkVisibility() === false)
				continue;
			const range = document.createRange();
			range.selectNodeContents(text);
			const words = range.getBoundingClientRect();
			/** This is the nearest ancestor that clips its overflow. Inline elements do not clip. */
			let holder: Element | null = parent;
			const cuts = (each: Element) => {
				const { display, overflowY } = getComputedStyle(each);
				return display !== 'inline' && overflowY !== 'visible';
			};
			while (holder && !cuts(holder)) holder = holder.parentElement;
			const box = holder?.getBoundingClientRect();
			const line = parseFloat(getComputedStyle(parent).lineHeight);
			const what = `${text.data.slice(0, 8)} in ${parent.tagName}.${parent.className}`;
			// Beyond two lines a mark would cover neighbouring text.
			if (!box || box.top < words.top - 2 * line || box.bottom > words.bottom + 2 * line)
				found.push(`unheld: ${what}`);
			if (box && (words.right > box.right + line || words.left < box.left - line))
				found.push(`wide: ${what}`);
		}
		return found;
	}, texts);
