/**
 * AC-5: in a hall that is not dark the projector's picture is washed out. Lifting every channel by
 * 30 % of what it lacks to white stands for that.
 */
export interface DrawnWords {
	readonly words: string;
	/** As `getComputedStyle` writes them: rgb(26, 26, 26). */
	readonly color: string;
	readonly ground: string;
	/** The mark and the number on the strip of a note, which are large and bold. */
	readonly onStrip: boolean;
	/** What a computed colour does not tell, for example an opacity. */
	readonly unclear: string;
}

/** WCAG counts letters from 24 px bold as large, and the wall has none below 48. */
const leastRatio = { words: 4.5, strip: 3 };

export const tooPale = (drawn: readonly DrawnWords[]): string[] =>
	drawn.flatMap(({ words, color, ground, onStrip, unclear }) => {
		if (unclear !== '') return [`${unclear}: ${words}`];
		const ratio = liftedContrast(channelsOf(color), channelsOf(ground));
		const least = onStrip ? leastRatio.strip : leastRatio.words;
		return ratio < least - 0.05 ? [`${ratio.toFixed(1)} : 1 when washed out: ${words}`] : [];
	});

type Channels = readonly [number, number, number];

function channelsOf(color: string): Channels {
	const [red, green, blue, alpha = '1'] = color.match(/[\d.]+/g) ?? [];
	if (!color.startsWith('rgb') || blue === undefined || Number(alpha) !== 1)
		throw new Error(`This is no opaque colour: ${color}`);
	return [Number(red), Number(green), Number(blue)];
}

/** The contrast ratio of WCAG 2.2 after both colours were lifted. */
export function liftedContrast(one: Channels, other: Channels): number {
	const [darker = 0, lighter = 0] = [one, other].map(luminanceLifted).sort((a, b) => a - b);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminanceLifted(channels: Channels): number {
	const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
		const value = (channel + 0.3 * (255 - channel)) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs in the page. Returns every text of the content area with its colour and what it lies on. */
export function wordsOnGround(): DrawnWords[] {
	const found: DrawnWords[] = [];
	for (const area of document.querySelectorAll('header, main, .captions')) {
		const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
		for (let text = walker.nextNode(); text; text = walker.nextNode()) {
			const parent = text.parentElement;
			if (!parent || !text.textContent?.trim() || parent.closest('.unseen')) continue;
			let ground = '';
			let unclear = '';
			for (let box: Element | null = parent; box; box = box.parentElement) {
				const style = getComputedStyle(box);
				if (style.opacity !== '1') unclear = `opacity ${style.opacity}`;
				if (style.filter !== 'none' || style.mixBlendMode !== 'normal') unclear = 'a filter';
				if (ground === '' && style.backgroundImage !== 'none') unclear = 'an image behind it';
				const empty = /^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
				if (ground === '' && !empty) ground = style.backgroundColor;
			}
			found.push({
				words: text.textContent.trim().slice(0, 20),
				color: getComputedStyle(parent).color,
				ground: ground === '' ? 'rgb(255, 255, 255)' : ground,
				onStrip: parent.closest('.strip') !== null,
				unclear
			});
		}
	}
	return found;
}
