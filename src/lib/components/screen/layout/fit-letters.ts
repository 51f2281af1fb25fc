/** In units of 1/1080 of the screen height. Below 48 text cannot be read from the back row. */
const sizes = [150, 128, 112, 96, 88, 80, 72, 64, 57, 52, 48];

const smallest = 48;

const breaks = [
	['auto-phrase', 'strict'],
	['normal', 'strict'],
	['normal', 'anywhere']
] as const;

/**
 * Sets `--letters` to the largest size, at most `most`, at which no text overflows and no phrase
 * breaks for lack of width, unless it is wider than its line at the smallest. Estimates distribute cards over pages; this measures the result. The
 * `smaller` sizes are only for lines that have no further page to go on.
 */
export function fitLetters(most = 57, smaller: readonly number[] = []): (node: HTMLElement) => () => void {
	return (node) => {
		const find = () => {
			node.style.setProperty('--words-break', breaks[0][0]);
			node.style.setProperty('--letters', String(smallest));
			const tooLong = broken(node);
			// A line may break anywhere before text is cut off.
			for (const [breaking, line] of breaks) {
				node.style.setProperty('--words-break', breaking);
				node.style.setProperty('--line-break', line);
				for (const size of sizes.filter((each) => each <= most)) {
					node.style.setProperty('--letters', String(size));
					if (!holds(node, (size * innerHeight) / 1080, breaking === 'normal')) continue;
					if (breaking === 'normal' || broken(node).every((words) => tooLong.includes(words))) return;
				}
			}
			for (const size of smaller) {
				node.style.setProperty('--letters', String(size));
				if (holds(node, (size * innerHeight) / 1080, true)) return;
			}
		};
		const fit = () => {
			find();
			rewritten.takeRecords(); // its own changes
		};
		const resized = new ResizeObserver(fit);
		const rewritten = new MutationObserver(fit);
		resized.observe(node);
		// `style` holds the grid: narrower columns need smaller letters.
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

/** Blank space above and below a letter may overflow the card. */
const runsOver = (box: Element, letter: number) =>
	box.scrollHeight > box.clientHeight + 0.15 * letter || box.scrollWidth > box.clientWidth + 1;

/** Those with a phrase that is wider than its line. Without `auto-phrase` there are none. */
function broken(node: HTMLElement): Element[] {
	const all = [...node.querySelectorAll('.words')].map((words) => ({ words, width: words.clientWidth }));
	node.style.setProperty('--long-words', 'normal');
	const wide = all.filter(({ words, width }) => width > 0 && words.scrollWidth > width + 1);
	node.style.setProperty('--long-words', 'anywhere');
	return wide.map(({ words }) => words);
}

/** Phrases of five letters are common. Inline elements have no client width. */
const isNarrow = (words: Element, letter: number) =>
	words.clientWidth > 0 && words.clientWidth < 5.5 * letter && words.clientHeight > 2 * letter; // one line has no break
