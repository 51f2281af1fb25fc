/**
 * Only commands change server roots; `places` has one register per note, so a note is in one group
 * whoever moves it (G1).
 */
import * as Y from 'yjs';
import type { Caution, Due, GroupId, Member, NoteId } from '#lib/board/model.ts';

/** Raise it when the layout changes. */
export const layoutVersion = 2;

export const serverRoots = ['notes', 'tallies', 'meeting', 'actions', 'choices'] as const;
export const staffRoots = ['groups', 'places', 'combinations'] as const;
export type Root = (typeof serverRoots)[number] | (typeof staffRoots)[number];

/** Untrusted until `readBoard` validates it. */
export function root(doc: Y.Doc, name: Root): Y.Map<unknown> {
	return doc.getMap<unknown>(name);
}

/** Includes unknown names. */
export function changedRoots(transaction: Y.Transaction): Set<string> {
	const names = new Set<string>();
	for (const type of transaction.changed.keys()) {
		let top: Y.AbstractType<unknown> = type as unknown as Y.AbstractType<unknown>;
		while (top._item) top = top._item.parent as Y.AbstractType<unknown>;
		for (const [name, shared] of transaction.doc.share) if (shared === top) names.add(name);
	}
	return names;
}

/** `date:2027-01-23`, `month:2027-01`, `next_meeting` or `undecided`. */
export function writeDue(due: Due): string {
	if (due.kind === 'date') return `date:${due.on}`;
	return due.kind === 'month' ? `month:${due.month}` : due.kind;
}

export function readDue(text: string): Due {
	if (text.startsWith('date:')) return { kind: 'date', on: text.slice(5) };
	if (text.startsWith('month:')) return { kind: 'month', month: text.slice(6) };
	return text === 'next_meeting' ? { kind: 'next_meeting' } : { kind: 'undecided' };
}

export function memberKey(member: Member): string {
	return `${member.type}:${member.id}`;
}

export const cautionKey = (caution: Caution) => `caution:${caution}`;

export function readMember(key: string): Member | null {
	if (key.startsWith('note:')) return { type: 'note', id: key.slice(5) as NoteId };
	if (key.startsWith('group:')) return { type: 'group', id: key.slice(6) as GroupId };
	return null;
}
