/** Content forged under a colleague's client id must not be reported to them as 保存済み. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Put } from '#lib/board/document/document-shape.ts';
import type { Piece } from './read-edit.ts';

/** @param have the number of this client's clocks that the document has */
export function isSamePiece(doc: Y.Doc, piece: Piece, have: number): boolean {
	const { put, client } = piece;
	// Without content only a deletion is claimed, and the edit's deletions decide that.
	if (put === null || put.type === 'gone') return true;
	const structs = doc.store.clients.get(client) ?? [];
	const end = Math.min(piece.clock + piece.length, have);
	let i = Y.findIndexSS(structs, piece.clock);
	for (let clock = piece.clock; clock < end; i += 1) {
		const struct = structs[i]!;
		const until = Math.min(struct.id.clock + struct.length, end);
		// Deleted content need not match, but its position must: what the author later adds next to it
		// would be placed elsewhere for others.
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

/** Only a struct without neighbours names its parent; others share theirs. */
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

/** In Yjs's wire numbers; null if our documents never have it. */
export function kindOf(type: Y.AbstractType<unknown>): (Put & { type: 'nested' }) | null {
	const nested = (kind: number, name: string | null = null) => ({ type: 'nested' as const, kind, name });
	if (type instanceof Y.XmlText) return nested(6);
	if (type instanceof Y.XmlHook) return null;
	if (type instanceof Y.XmlElement) return nested(3, type.nodeName);
	return type instanceof Y.Map ? nested(1) : null;
}
