/**
 * Whether what came at clocks that the document has already is what lies there. A resend is; what somebody else wrote under
 * the id of a colleague's page is not, and the colleague must not read 保存済み.
 */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Put } from '#lib/board/document/document-shape.ts';
import type { Piece } from './read-edit.ts';

/** @param have so many clocks of this client are in the document */
export function isSamePiece(doc: Y.Doc, piece: Piece, have: number): boolean {
	const { put, client } = piece;
	// Nothing is claimed: it was deleted where it comes from, or is said to be, and that is for the deletions to say.
	if (put === null || put.type === 'gone') return true;
	const structs = doc.store.clients.get(client) ?? [];
	const end = Math.min(piece.clock + piece.length, have);
	let i = Y.findIndexSS(structs, piece.clock);
	for (let clock = piece.clock; clock < end; i += 1) {
		const struct = structs[i]!;
		const until = Math.min(struct.id.clock + struct.length, end);
		// What was deleted meanwhile is deleted for everybody, whatever it was, and its author sees it go. But where it lies
		// must be the same: what the author puts beside it later would lie elsewhere for everybody else.
		if (struct instanceof Y.Item && !isSameRun(struct, piece, clock, until)) return false;
		clock = until;
	}
	return true;
}

function isSameRun(item: Y.Item, piece: Piece, from: number, until: number): boolean {
	const { client } = piece;
	const before = from === 0 ? null : Y.createID(client, from - 1);
	const origin = from === item.id.clock ? item.origin : before;
	const originOfPiece = from === piece.clock ? piece.origin : before;
	return (
		Y.compareIDs(origin, originOfPiece) &&
		Y.compareIDs(item.rightOrigin, piece.rightOrigin) &&
		(piece.parent === null || liesIn(item, piece)) &&
		(item.deleted || isSamePut(item, piece, from, until))
	);
}

/** Said only of a piece without neighbours; the others lie where these lie. */
function liesIn({ parent, parentSub }: Y.Item, piece: Piece): boolean {
	if (parentSub !== piece.key || !(parent instanceof Y.AbstractType)) return false;
	if (typeof piece.parent === 'string')
		return parent._item === null && parent.doc?.share.get(piece.parent) === parent;
	return parent._item !== null && Y.compareIDs(parent._item.id, piece.parent);
}

function isSamePut({ id, content }: Y.Item, { clock, put }: Piece, from: number, until: number): boolean {
	const part = <T extends string | readonly unknown[]>(whole: T, begins: number) =>
		whole.slice(from - begins, until - begins);
	switch (put?.type) {
		case 'letters':
			return content instanceof Y.ContentString && part(content.str, id.clock) === part(put.text, clock);
		case 'values':
			return (
				content instanceof Y.ContentAny &&
				isDeepStrictEqual(part(content.arr, id.clock), part(put.values, clock))
			);
		case 'mark':
			return (
				content instanceof Y.ContentFormat &&
				content.key === put.name &&
				isDeepStrictEqual(content.value, put.value)
			);
		case 'nested':
			return content instanceof Y.ContentType && isSameNested(content.type, put);
		default:
			return true;
	}
}

function isSameNested(type: Y.AbstractType<unknown>, { kind, name }: Put & { type: 'nested' }): boolean {
	const same = kindOf(type);
	return same !== null && same.kind === kind && same.name === name;
}

/** In the numbers of the wire; null: none of ours. */
export function kindOf(type: Y.AbstractType<unknown>): (Put & { type: 'nested' }) | null {
	const nested = (kind: number, name: string | null = null) => ({ type: 'nested' as const, kind, name });
	if (type instanceof Y.XmlText) return nested(6);
	if (type instanceof Y.XmlHook) return null;
	if (type instanceof Y.XmlElement) return nested(3, type.nodeName);
	return type instanceof Y.Map ? nested(1) : null;
}
