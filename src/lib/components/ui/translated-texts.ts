/**
 * Browsers translate a page by putting an element in the place of each text. Svelte goes on writing into the text that is
 * no longer there (svelte issues 9031 and 15090), so 出しています would never become 届きました. A text that changes comes
 * back to its place, and the browser translates it anew.
 */
export function followTranslations(body: HTMLElement): () => void {
	const standIns = new WeakMap<Node, Element>();

	const changes = new MutationObserver((records) => {
		for (const { target } of records) {
			standIns.get(target)?.replaceWith(target);
			standIns.delete(target);
		}
	});
	const swaps = new MutationObserver((records) => {
		for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records)
			for (const text of removedNodes) {
				if (text.nodeType !== Node.TEXT_NODE || text.isConnected) continue;
				const standIn = [...addedNodes, previousSibling, nextSibling].find(
					(node) => node?.nodeName === 'FONT'
				);
				if (!standIn) continue;
				standIns.set(text, standIn as Element);
				changes.observe(text, { characterData: true });
			}
	});
	swaps.observe(body, { childList: true, subtree: true });

	return () => {
		swaps.disconnect();
		changes.disconnect();
	};
}
