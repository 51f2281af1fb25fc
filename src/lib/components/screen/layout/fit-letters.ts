/** In units of 1/1080 of the wall's height. Below the last nothing is read from the back row. */
const sizes = [96, 88, 80, 72, 64, 57, 52, 48];

/**
 * The largest letters with which nothing runs over its card and no phrase is broken for want of width. Estimates deal
 * cards out to pages; this looks at what the browser made of them, so that few words fill the wall and many are still
 * whole. Sets `--letters`.
 */
export function fitLetters(most = 57): (node: HTMLElement) => () => void {
	return (node) => {
		const find = () => {
			// Phrases stay together if they can; else a line breaks anywhere, before a letter is lost.
			for (const breaking of ['auto-phrase', 'normal']) {
				node.style.setProperty('--words-break', breaking);
				for (const size of sizes.filter((each) => each <= most)) {
					node.style.setProperty('--letters', String(size));
					if (holds(node, (size * innerHeight) / 1080, breaking === 'normal')) return;
				}
			}
		};
		const fit = () => {
			find();
			rewritten.takeRecords(); // what it has just set itself
		};
		const resized = new ResizeObserver(fit);
		const rewritten = new MutationObserver(fit);
		resized.observe(node);
		// `style` holds the grid: other columns with the same words are another page.
		const looked = { childList: true, subtree: true, characterData: true, attributeFilter: ['style'] };
		rewritten.observe(node, looked);
		void document.fonts.ready.then(fit);
		fit();
		return () => {
			resized.disconnect();
			rewritten.disconnect();
		};
	};
}

const holds = (node: HTMLElement, letter: number, broken: boolean) =>
	![node, ...node.children].some((box) => runsOver(box, letter)) &&
	(broken || ![...node.querySelectorAll('.words')].some((words) => isNarrow(words, letter)));

/** The air above and below a letter may stand out of its card, the letter not. */
const runsOver = (box: Element, letter: number) =>
	box.scrollHeight > box.clientHeight + 0.15 * letter || box.scrollWidth > box.clientWidth + 1;

/** A phrase of five letters is common; a line that does not hold it breaks it anywhere. Inline words have no width. */
const isNarrow = (words: Element, letter: number) =>
	words.clientWidth > 0 && words.clientWidth < 5.5 * letter && words.clientHeight > 2 * letter; // one line is broken nowhere
