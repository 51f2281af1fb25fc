/** Saved when a step is left (E5). */
import type * as Y from 'yjs';
import { orderPattern } from '#lib/board/document/bounds.ts';
import { membersOf, readBoard } from '#lib/board/document/doc.ts';
import { assign, entry, mapOf } from '#lib/board/document/entries.ts';
import { cautionKey, memberKey, root } from '#lib/board/document/layout.ts';
import type { Caution, CombinationId, GroupId, Member, NoteId, Outcome } from '#lib/board/model.ts';
import { cleared } from './erase.ts';
import type { Repeats } from './quotes.ts';

export interface Arrangement {
	/** A restore leaves later notes alone. */
	readonly notes: readonly NoteId[];
	readonly groups: readonly ArrangedGroup[];
	readonly combinations: readonly ArrangedCombination[];
}
interface ArrangedGroup {
	readonly id: GroupId;
	readonly title: string;
	readonly aliases: string;
	readonly number: number;
	readonly order: string;
	readonly notes: readonly { readonly id: NoteId; readonly order: string }[];
}
interface ArrangedCombination {
	readonly id: CombinationId;
	readonly idea: string;
	readonly order: string;
	readonly members: readonly Member[];
	readonly cautions: readonly Caution[];
	readonly outcome: Outcome | null;
}

export function readArrangement(doc: Y.Doc): Arrangement {
	const { notes, groups, combinations } = readBoard(doc);
	return {
		notes: notes.map(({ id }) => id),
		groups: groups.map(({ aliases, notes: there, ...group }) => ({
			...group,
			aliases: aliases.join('\n'),
			notes: there.map(({ id }) => ({ id, order: orderOf(doc, id) }))
		})),
		combinations: combinations.map(({ id, idea, order, cautions, outcome }) => ({
			id,
			idea,
			order,
			cautions,
			outcome,
			members: membersOf(doc, id)
		}))
	};
}

function orderOf(doc: Y.Doc, note: NoteId): string {
	const { order } = (root(doc, 'places').get(note) ?? {}) as { order?: unknown };
	return typeof order === 'string' && orderPattern.test(order) ? order : '';
}

export const sizesOf = ({ groups, combinations }: Arrangement) => ({
	groups: groups.length,
	combinations: combinations.length
});

/** Prevents a second snapshot when nothing changed. */
export const isSameArrangement = (one: Arrangement, other: Arrangement | null) =>
	other !== null && canonical(one) === canonical(other);

/** PostgreSQL returns object keys in its own order. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, each: unknown) =>
		typeof each === 'object' && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
			: each
	);

export const isBare = ({ groups, combinations }: Arrangement) => groups.length + combinations.length === 0;

/**
 * What came later stays: notes where they lie, groups that hold a note, every combination, シール
 * and outcomes.
 */
export function restoreArrangement(doc: Y.Doc, { notes, groups, combinations }: Arrangement): void {
	doc.transact(() => {
		const places = root(doc, 'places');
		const placed = new Map(
			groups.flatMap((group) => group.notes.map(({ id, order }) => [id, { group: group.id, order }]))
		);
		for (const { notes: _, ...group } of groups) put(doc, 'groups', group);
		for (const note of notes) {
			const place = placed.get(note);
			if (!root(doc, 'notes').has(note)) continue; // withdrawn or taken off meanwhile
			if (place) places.set(note, place);
			else places.delete(note);
		}
		removeEmptied(doc, new Set(groups.map(({ id }) => id)));
		for (const combination of combinations) restoreCombination(doc, combination);
	});
}

function removeEmptied(doc: Y.Doc, kept: ReadonlySet<GroupId>): void {
	for (const { id, notes } of readBoard(doc).groups)
		if (notes.length === 0 && !kept.has(id)) root(doc, 'groups').delete(id);
}

function restoreCombination(doc: Y.Doc, { id, idea, order, members, cautions }: ArrangedCombination): void {
	put(doc, 'combinations', { id, idea, order });
	const combination = entry(doc, 'combinations', id);
	const keys = new Set([...members.map(memberKey), ...cautions.map(cautionKey)]);
	for (const key of [...(combination?.keys() ?? [])])
		if (key.includes(':') && !keys.has(key)) combination?.delete(key);
	if (combination) assign(combination, Object.fromEntries([...keys].map((key) => [key, 1])));
}

function put<T extends { readonly id: string }>(
	doc: Y.Doc,
	name: 'groups' | 'combinations',
	{ id, ...values }: T
): void {
	const known = entry(doc, name, id);
	if (known) assign(known, values);
	else root(doc, name).set(id, mapOf(values));
}

/** E2: also without text that repeats the erased note. */
export function withoutErased(arrangement: Arrangement, note: NoteId, repeats: Repeats | null): Arrangement {
	const isOther = (member: Member) => member.type !== 'note' || member.id !== note;
	const clear = repeats ?? (() => false);
	return {
		notes: arrangement.notes.filter((id) => id !== note),
		groups: arrangement.groups.map((group) => ({
			...group,
			...cleared(group, ['title'], clear),
			aliases: group.aliases
				.split('\n')
				.filter((alias) => !clear(alias))
				.join('\n'),
			notes: group.notes.filter(({ id }) => id !== note)
		})),
		combinations: arrangement.combinations.map((combination) => ({
			...combination,
			...cleared(combination, ['idea'], clear),
			members: combination.members.filter(isOther)
		}))
	};
}
