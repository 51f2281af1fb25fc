/** In units of 1/1080 of the wall's height. Below the last nothing is read from the back row. */
const sizes = [96, 88, 80, 72, 64, 57, 52, 48];

/**
 * The largest letters with which nothing runs over its card. Estimates deal cards out to pages; this looks at what the
 * browser made of them, so that few words fill the wall and many are still whole. Sets `--letters`.
 */
export function fitLetters(most = 57): (node: HTMLElement) => () => void {
	return (node) => {
		const fit = () => {
			for (const size of sizes.filter((each) => each <= most)) {
				node.style.setProperty('--letters', String(size));
				if (!runsOver(node) && ![...node.children].some(runsOver)) return;
			}
		};
		const resized = new ResizeObserver(fit);
		const rewritten = new MutationObserver(fit);
		resized.observe(node);
		rewritten.observe(node, { childList: true, subtree: true, characterData: true });
		void document.fonts.ready.then(fit);
		fit();
		return () => {
			resized.disconnect();
			rewritten.disconnect();
		};
	};
}

const runsOver = (box: Element) =>
	box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
