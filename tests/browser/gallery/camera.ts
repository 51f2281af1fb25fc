/** Takes a picture of every page for comparison, and checks what must hold on each of them. */
import { expect, type Page } from '@playwright/test';
import { axeFaults } from '../axe.ts';
import { wantsPictures, type Person } from '../people.ts';
import { tooPale, wordsOnGround } from './washed-out.ts';

const folder = 'tests/browser/pictures/gallery';

interface Wanted {
	/** Takes the full page, also what is outside the viewport. */
	readonly whole?: boolean;
	/** It is false where axe has checked the same content in another text size. */
	readonly axe?: boolean;
	/**
	 * Checks the projector screen: letters have their minimum size, no text leaves its box, and all
	 * of it can be read when the picture is washed out.
	 */
	readonly projector?: boolean;
}

export async function shoot(who: Person, name: string, wanted: Wanted = {}): Promise<void> {
	const { page } = who;
	const { whole = false, axe = true, projector = false } = wanted;
	await page.evaluate(drawn);
	if (wantsPictures)
		await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole, animations: 'disabled' });
	await holds(page, sidewaysAndCut, `${name}: sideways or cut`);
	if (projector) {
		await holds(page, smallOrOutside, `${name}: on the projector`);
		expect.soft(tooPale(await page.evaluate(wordsOnGround)), `${name}: washed out`).toEqual([]);
	}
	if (axe) expect.soft(await axeFaults(page), `axe on ${name}`).toEqual([]);
}

/** Polls, because a page that has just changed its layout may need up to 3 s. */
const holds = (page: Page, faults: () => string[], message: string) =>
	expect
		.configure({ soft: true })
		.poll(() => page.evaluate(faults), { message, timeout: 3_000 })
		.toEqual([]);

/** Takes the phone in its three text sizes. */
export async function shootPhone(who: Person, name: string): Promise<void> {
	for (const size of ['standard', 'large', 'xlarge'] as const) {
		await who.page.evaluate((text) => (document.documentElement.dataset['text'] = text), size);
		await shoot(who, size === 'standard' ? name : `${name}-${size}`, {
			whole: true,
			axe: size === 'standard'
		});
	}
	await who.page.evaluate(() => (document.documentElement.dataset['text'] = 'standard'));
}

/** Takes the print output, as a PDF and as an image. */
export async function shootPrintOut({ page }: Person, name: string): Promise<void> {
	await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true, printBackground: true });
	if (!wantsPictures) return;
	const before = page.viewportSize();
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width: 794, height: 1123 }); // This is A4 at 96 dpi.
	await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
	await page.emulateMedia({ media: null });
	if (before) await page.setViewportSize(before);
}

/** Takes the projector screen at 1080p, in the two other usual sizes, and in the given ones. */
export async function shootProjector(who: Person, name: string, more: readonly Shape[] = []): Promise<void> {
	await shoot(who, name, { projector: true });
	for (const shape of [...usual, ...more]) {
		const [width = 0, height = 0] = shape.split('x').map(Number);
		await who.page.setViewportSize({ width, height });
		await shoot(who, `${name}-${shape}`, { projector: true, axe: false });
	}
	await who.page.setViewportSize({ width: 1920, height: 1080 });
	await who.page.evaluate(drawn); // Another size restarts the timer that turns pages.
}
const usual = ['1024x768', '1280x720'] as const;
type Shape = (typeof usual)[number] | '3840x2160';

/**
 * Runs in the page. Resolves when fonts are loaded and everything that measures itself
 * (`fitLetters`, the grid of the screen) has done so. A new ResizeObserver fires in the next
 * painted frame, whereas requestAnimationFrame follows the fake clock of the test.
 */
async function drawn(): Promise<void> {
	await document.fonts.ready;
	for (let frame = 0; frame < 2; frame++)
		await new Promise<void>((next) => {
			const observer = new ResizeObserver(() => {
				observer.disconnect();
				next();
			});
			observer.observe(document.documentElement);
		});
}

/**
 * Runs in the page. Returns an error if the page scrolls sideways, and one per text cut off by an
 * ellipsis.
 */
function sidewaysAndCut(): string[] {
	const { scrollWidth, clientWidth } = document.documentElement;
	const wide = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} > ${clientWidth}`] : [];
	const cut = [...document.querySelectorAll<HTMLElement>('.words')]
		.filter((words) => {
			const style = getComputedStyle(words);
			return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
		})
		.map((words) => `cut: ${words.innerText}`);
	return [...wide, ...cut];
}

/**
 * Runs in the page. Returns an error per text in the content area that is below 4 % of the height
 * or leaves its box or the screen.
 */
function smallOrOutside(): string[] {
	const unit = innerHeight / 1080;
	const faults = [...document.querySelectorAll('main li')]
		.filter(
			(box) =>
				box.scrollHeight > box.clientHeight + 0.16 * parseFloat(getComputedStyle(box).fontSize) + 4 * unit ||
				box.scrollWidth > box.clientWidth + 1
		)
		.map((box) => `too much for its box: ${(box as HTMLElement).innerText.slice(0, 20)}`);
	for (const area of document.querySelectorAll('header, main, .captions')) {
		const edge = area.getBoundingClientRect();
		const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
		for (let text = walker.nextNode(); text; text = walker.nextNode()) {
			const parent = text.parentElement;
			if (!parent || !text.textContent?.trim() || parent.closest('.unseen')) continue;
			const words = text.textContent.trim().slice(0, 20);
			const size = parseFloat(getComputedStyle(parent).fontSize) / unit;
			if (size < 47.9) faults.push(`${size.toFixed(1)} px: ${words}`);
			const range = document.createRange();
			range.selectNodeContents(text);
			const drawn = range.getBoundingClientRect();
			if (/^\d+$/.test(words) && drawn.height > 1.9 * size * unit) faults.push(`broken number: ${words}`);
			const box = (parent.closest('li, article, .note, .group, dl, .here') ?? area).getBoundingClientRect();
			const lineAir = 0.2 * size * unit; // A line box is higher than its glyphs.
			if (drawn.right > box.right + 1 || drawn.bottom > box.bottom + lineAir)
				faults.push(`leaves its box: ${words}`);
			if (drawn.right > innerWidth || drawn.left < 0 || drawn.bottom > edge.bottom + lineAir)
				faults.push(`leaves the screen: ${words}`);
		}
	}
	return faults;
}
