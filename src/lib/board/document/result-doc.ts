/** What is left of a finished board for those who took part in a meeting that is not 公開. */
import * as Y from 'yjs';
import { readOutline } from './doc.ts';
import { root, serverRoots, type Root } from './layout.ts';
import type { Actor } from '#lib/board/policy/actor.ts';

/** Ideas are made of people's words, and go with them. */
const kept: readonly Root[] = [...serverRoots.filter((name) => name !== 'choices'), 'groups', 'places'];

/** P11: after まとめ完了 what goes to guests holds nobody's own words, as what goes round in the district does (CO-1). */
export function seesResultOnly(actor: Actor, doc: Y.Doc): boolean {
	return isGuest(actor) && isResultOnly(doc);
}

export const isGuest = ({ kind }: Actor) => kind === 'participant' || kind === 'screen';

/** For guests. */
export function isResultOnly(doc: Y.Doc): boolean {
	const { phase, confidentiality } = readOutline(doc);
	return phase === 'closed' && confidentiality !== 'public';
}

/**
 * A document of its own, because a Yjs document cannot forget for one reader alone. The same board and the same client id
 * give the same bytes, so that somebody who comes back lacks nothing.
 */
export function resultOf(board: Y.Doc, clientId: number): Y.Doc {
	const result = new Y.Doc();
	result.clientID = clientId;
	result.transact(() => {
		for (const name of kept)
			for (const [key, value] of inOrder(root(board, name))) root(result, name).set(key, copied(name, value));
	});
	return result;
}

function copied(name: Root, value: unknown): unknown {
	if (!(value instanceof Y.Map)) return value;
	const copy = new Y.Map<unknown>(inOrder(value as Y.Map<unknown>));
	if (name === 'notes') copy.set('text', '');
	return copy;
}

const inOrder = (map: Y.Map<unknown>): [string, unknown][] =>
	[...map].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
