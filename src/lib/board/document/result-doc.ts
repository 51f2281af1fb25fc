/** The reduced document of a finished board, for guests of a meeting that is not 公開 (P11). */
import * as Y from 'yjs';
import { readOutline } from './doc.ts';
import { root, serverRoots, type Root } from './layout.ts';
import type { Actor } from '#lib/board/policy/actor.ts';

/** Combinations are left out, with their choices, because ideas are made of people's words. */
const kept: readonly Root[] = [...serverRoots.filter((name) => name !== 'choices'), 'groups', 'places'];

/** P11: after まとめ完了 guests receive no note's words, like the sheet for the district (CO-1). */
export function seesResultOnly(actor: Actor, doc: Y.Doc): boolean {
	return isParticipantOrScreen(actor) && isResultOnly(doc);
}

/** A screen counts although staff may have opened it: the whole room reads it. */
export const isParticipantOrScreen = ({ kind }: Actor) => kind === 'participant' || kind === 'screen';

/** Whether guests get the reduced document. */
export function isResultOnly(doc: Y.Doc): boolean {
	const { phase, confidentiality } = readOutline(doc);
	return phase === 'closed' && confidentiality !== 'public';
}

/**
 * Returns a separate document, because Yjs cannot hide content from a single reader. The same board
 * and client id give the same bytes, so that a guest who reconnects has everything.
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
