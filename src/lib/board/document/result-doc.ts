import * as Y from 'yjs';
import { readOutline } from './doc.ts';
import { root, serverRoots, type Root } from './layout.ts';
import type { Actor } from '#lib/board/policy/actor.ts';

/** Without combinations, because ideas are made of people's words. */
const kept: readonly Root[] = [...serverRoots.filter((name) => name !== 'choices'), 'groups', 'places'];

/** P11: after まとめ完了 guests receive no note's words (CO-1). */
export function seesResultOnly(actor: Actor, doc: Y.Doc): boolean {
	return seesAsGuest(actor) && isResultOnly(doc);
}

/** The whole room reads a screen, even one that staff opened; a 代筆のかぎ is no staff (P15). */
export const seesAsGuest = ({ kind }: Actor) =>
	kind === 'participant' || kind === 'screen' || kind === 'scribe';

export function isResultOnly(doc: Y.Doc): boolean {
	const { phase, confidentiality } = readOutline(doc);
	return phase === 'closed' && confidentiality !== 'public';
}

/**
 * Yjs cannot hide content from a single reader; the same client id gives the same bytes, so a guest
 * who reconnects has everything.
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
