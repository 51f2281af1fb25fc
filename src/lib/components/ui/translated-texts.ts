/**
 * Svelte issues 9031 and 15090: browser translation replaces text nodes, but Svelte keeps writing
 * to the detached ones, so a node that changes is put back and translated again. Returns a function
 * that stops this.
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
