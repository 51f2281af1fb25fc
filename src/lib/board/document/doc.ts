/** The document's values are untrusted and validated one by one. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { action, choice, count, group, idea, meeting, note, place } from './doc-shapes.ts';
import { perKind, totalOf } from '#lib/board/kinds.ts';
import { numbersAfter } from './group-numbers.ts';
import { cautionKey, readDue, readMember, root, type Root } from './layout.ts';
import { readAgenda, readClosing, readDeciding, readMoment, readTimer } from './meeting-entry.ts';
import { readWall } from './wall-entry.ts';
import {
	cautions,
	type ActionId,
	type Board,
	type BoardAction,
	type Combination,
	type Caution,
	type CombinationId,
	type Group,
	type GroupId,
	type Member,
	type Note,
	type NoteId
} from '#lib/board/model.ts';

/** Includes members that no longer exist. */
export function membersOf(doc: Y.Doc, id: CombinationId): Member[] {
	const entry = root(doc, 'combinations').get(id);
	if (!(entry instanceof Y.Map)) return [];
	return [...entry.keys()]
		.map(readMember)
		.filter((member) => member !== null)
		.filter(({ id }) => isKeepable(id));
}

/** With the notes of its groups, which an action stores (A2). */
export function notesBehind(doc: Y.Doc, id: CombinationId): NoteId[] {
	const members = membersOf(doc, id);
	const groups = new Set<string>(
		members.filter((member) => member.type === 'group').map((member) => member.id)
	);
	const inGroups = entries(doc, 'places', place).filter(([, value]) => groups.has(value.group));
	const named = [
		...members.filter((member) => member.type === 'note').map((member) => member.id),
		...inGroups.map(([note]) => note)
	];
	return [...new Set(named)].filter((note) => root(doc, 'notes').has(note)) as NoteId[];
}

// eslint-disable-next-line no-control-regex
const unkeepable = /[\u0000-\u001f\p{Surrogate}]/u;
/**
 * Only forged ids hold such characters; the database cannot store them, so leaving a step would
 * fail (E5).
 */
const isKeepable = (id: string) => id.length <= mostIdUnits && !unkeepable.test(id);
const mostIdUnits = 100;

/** Other entries, and values nested too deep, are skipped. */
function entries<T extends v.GenericSchema>(doc: Y.Doc, name: Root, schema: T): [string, v.InferOutput<T>][] {
	const found: [string, v.InferOutput<T>][] = [];
	for (const [id, value] of root(doc, name)) {
		if (!isKeepable(id)) continue;
		const read = v.safeParse(schema, value instanceof Y.Map ? valuesOf(value as Y.Map<unknown>) : value);
		if (read.success) found.push([id, read.output]);
	}
	return found;
}

/** The iterators of Yjs take three times as long as `forEach` on thousands of entries. */
function valuesOf(map: Y.Map<unknown>): Record<string, unknown> {
	const values = Object.create(null) as Record<string, unknown>; // a key may be `__proto__`
	map.forEach((value, key) => (values[key] = value));
	return values;
}

// Concurrent edits may create equal order keys; the id decides the same on every client.
const byOrder = (a: { order: string; id: string }, b: { order: string; id: string }) =>
	a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1;
const byNumber = (a: Note, b: Note) => a.number - b.number;

/** Values of an unexpected shape are left out, never guessed. */
export function readBoard(doc: Y.Doc): Board {
	const about = v.parse(meeting, Object.fromEntries(root(doc, 'meeting').entries()));
	const tallies = root(doc, 'tallies');
	const notes = new Map<string, Note>();
	for (const [id, { phones, hands, ...value }] of entries(doc, 'notes', note))
		notes.set(id, { id: id as NoteId, ...value, supportPhones: phones, supportHands: hands });

	const { groups, ungrouped } = readGroups(doc, notes);
	const combinations = readCombinations(doc, notes, groups);
	return {
		title: about.title,
		theme: about.theme,
		rules: about.rules,
		phase: about.phase,
		door: about.door,
		closing: readClosing(about.closing),
		cancelled: about.cancelled ? about.cancelledWords : null,
		confidentiality: about.confidentiality,
		reveal: about.reveal,
		writing: about.writing,
		position: about.position,
		steppedAt: readMoment(about.steppedAt),
		agenda: readAgenda(about.agenda),
		endsAt: readMoment(about.endsAt),
		planVersion: about.planVersion,
		tallies: {
			waiting: perKind((kind) => v.parse(count, tallies.get(kind))),
			phones: v.parse(count, tallies.get('phones')),
			people: v.parse(count, tallies.get('people')),
			withoutPhone: v.parse(count, tallies.get('withoutPhone'))
		},
		timer: readTimer(about.timerEndsAt, about.timerLeft),
		spotlight: notes.has(about.spotlight) ? (about.spotlight as NoteId) : null,
		wall: readWall(about.wall, {
			note: (id) => notes.has(id),
			group: (id) => groups.some((group) => group.id === id),
			combination: (id) => combinations.some((combination) => combination.id === id)
		}),
		captions: about.captions ?? null,
		stickers: about.stickers,
		voting: about.voting,
		deciding: readDeciding(about.deciding),
		notes: [...notes.values()].sort(byNumber),
		groups,
		ungrouped,
		combinations,
		actions: readActions(doc)
	};
}

/** For the policy, without reading every note. */
export function readOutline(doc: Y.Doc) {
	const about = v.parse(meeting, Object.fromEntries(root(doc, 'meeting').entries()));
	const tallies = root(doc, 'tallies');
	const waiting = totalOf(perKind((kind) => v.parse(count, tallies.get(kind))));
	return {
		phase: about.phase,
		door: about.door,
		closing: readClosing(about.closing),
		cancelled: about.cancelled,
		reveal: about.reveal,
		writing: about.writing,
		confidentiality: about.confidentiality,
		releasedAt: about.releasedAt,
		timerEndsAt: readMoment(about.timerEndsAt),
		stickers: about.stickers,
		voting: about.voting,
		position: about.position,
		waiting,
		agendaLength: readAgenda(about.agenda).length,
		hasNote: (id: string) => root(doc, 'notes').has(id),
		hasCombination: (id: string) => root(doc, 'combinations').has(id),
		hasAction: (id: string) => root(doc, 'actions').has(id)
	};
}

/** A place that names a missing group reads as ungrouped (G2). */
function readGroups(doc: Y.Doc, notes: ReadonlyMap<string, Note>): { groups: Group[]; ungrouped: Note[] } {
	const placed = new Map<string, { id: string; order: string; note: Note }[]>();
	const ungrouped = new Set(notes.values());
	const found = entries(doc, 'groups', group);
	for (const [id] of found) placed.set(id, []);
	for (const [id, value] of entries(doc, 'places', place)) {
		const lying = notes.get(id);
		const there = placed.get(value.group);
		if (!lying || !there) continue;
		there.push({ id, order: value.order, note: lying });
		ungrouped.delete(lying);
	}
	const groups = found
		.map(([id, value]) => ({
			id: id as GroupId,
			title: value.title,
			aliases: value.aliases.split('\n').filter((alias) => alias !== ''),
			number: value.number,
			order: value.order,
			notes: (placed.get(id) ?? []).sort(byOrder).map((each) => each.note)
		}))
		.sort(byOrder);
	return {
		groups: withNumbers(groups),
		ungrouped: [...ungrouped].sort(byNumber)
	};
}

/** Groups made concurrently may share a number: the later one gets the next free one (G5). */
function withNumbers(groups: readonly Group[]): Group[] {
	const next = numbersAfter(groups.map(({ number }) => number));
	const taken = new Set<number>();
	return groups.map((group) => {
		const number = group.number > 0 && !taken.has(group.number) ? group.number : next();
		taken.add(number);
		return { ...group, number };
	});
}

function readCombinations(
	doc: Y.Doc,
	notes: ReadonlyMap<string, Note>,
	groups: readonly Group[]
): Combination[] {
	const choices = new Map(entries(doc, 'choices', choice));
	const places = new Map(groups.map((group, i) => [group.id as string, i]));
	const none = { votes: 0, hands: 0, stickers: 0, outcome: null };
	return entries(doc, 'combinations', idea)
		.map(([id, value]) => {
			const members = membersOf(doc, id as CombinationId);
			const named = members.flatMap(({ type, id }) => (type === 'note' ? (notes.get(id) ?? []) : []));
			const joined = members.flatMap(({ type, id }) => (type === 'group' ? (places.get(id) ?? []) : []));
			return {
				id: id as CombinationId,
				idea: value.idea,
				order: value.order,
				komatta: named.filter((each) => each.kind === 'komatta').sort(byNumber),
				mottainai: named.filter((each) => each.kind === 'mottainai').sort(byNumber),
				groups: joined.sort((a, b) => a - b).map((i) => groups[i]!),
				cautions: cautionsOf(doc, id),
				...(choices.get(id) ?? none)
			};
		})
		.sort(byOrder);
}

function cautionsOf(doc: Y.Doc, id: string): Caution[] {
	const entry = root(doc, 'combinations').get(id);
	return entry instanceof Y.Map ? cautions.filter((caution) => entry.has(cautionKey(caution))) : [];
}

function readActions(doc: Y.Doc): BoardAction[] {
	return entries(doc, 'actions', action)
		.map(([id, value]) => ({
			...value,
			id: id as ActionId,
			due: readDue(value.due),
			combination: value.combination === '' ? null : (value.combination as CombinationId)
		}))
		.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
