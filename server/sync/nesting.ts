/** How deep an edit may nest. What is deeper no board shows, and nothing that walks through a document could get to its end. */
import * as Y from 'yjs';

/** Lists within lists of 会議録 are the deepest that people make; stacks end at some thousands. */
const deepest = 100;

/** Whether a transaction put in something that is too deep, or a document of its own. */
export function nestsTooDeep({ doc, beforeState, afterState }: Y.Transaction): boolean {
	for (const [client, after] of afterState) {
		const before = beforeState.get(client) ?? 0;
		if (after === before) continue;
		const structs = doc.store.clients.get(client) ?? [];
		for (let i = structs.length - 1; i >= 0; i -= 1) {
			const struct = structs[i]!;
			if (struct.id.clock + struct.length <= before) break;
			if (struct instanceof Y.Item && isTooDeep(struct)) return true;
		}
	}
	return false;
}

function isTooDeep({ content, parent }: Y.Item): boolean {
	if (content instanceof Y.ContentDoc) return true;
	if (content instanceof Y.ContentType) return !hasRootWithin(parent, deepest);
	if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
		return !content.getContent().every((value: unknown) => endsWithin(value, deepest));
	return false;
}

function hasRootWithin(parent: Y.Item['parent'], left: number): boolean {
	if (!(parent instanceof Y.AbstractType) || !parent._item) return true;
	return left > 0 && hasRootWithin(parent._item.parent, left - 1);
}

function endsWithin(value: unknown, left: number): boolean {
	if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
	return left > 0 && Object.values(value).every((each) => endsWithin(each, left - 1));
}
