/**
 * Makes, from a seed, edits that no page would send. `lines/editors.ts` measures what they do to a
 * room.
 */
import * as Y from 'yjs';
import { dissolveGroup, makeGroup, moveNotes, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import type { Chance } from './chance.ts';

export interface Board {
	/** The copy of the forger. */
	readonly doc: Y.Doc;
	/** Client ids of the pages of colleagues. */
	readonly others: readonly number[];
}

export function forgedEdit(board: Board, chance: Chance): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
	const before = Y.encodeStateVector(doc);
	// With the client id of a colleague the edit takes that page's next clocks.
	if (chance.below(4) === 0) doc.clientID = chance.pick(board.others);
	doc.transact(() => {
		for (let i = chance.below(3); i >= 0; i -= 1) chance.pick(writes)(doc, chance);
	});
	const update = Y.encodeStateAsUpdate(doc, chance.below(8) === 0 ? undefined : before);
	return chance.pick(ways)(update, { doc, before, chance, others: board.others });
}

type Write = (doc: Y.Doc, chance: Chance) => void;

const roots = ['groups', 'places', 'combinations', 'notes', 'meeting', 'choices', 'of-nobody'];
const mapOf = (values: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(values));

/**
 * Texts that are hard to handle: surrogate pairs at a cut, NUL, stacked marks, joined emoji, great
 * lengths.
 */
function text(chance: Chance): string {
	const most = chance.below(40) === 0 ? 20_000 : 600;
	return chance.pick<() => string>([
		() => '山本さん',
		() => `${'あ'.repeat(499)}𠮷野`,
		() => `${'い'.repeat(499)}👨‍👩‍👧‍👦`,
		() => 'g\u0000\u0001',
		() => `か${'\u3099'.repeat(chance.below(most))}`,
		() => 'ん'.repeat(chance.below(most)),
		() => '__proto__',
		() => `${'\n'.repeat(chance.below(most))}x`,
		() => ''
	])();
}

const values = (chance: Chance): unknown =>
	chance.pick<() => unknown>([
		() => text(chance),
		() => chance.pick([0, -1, 1, 7, 9_999, 10_000, 1e300, NaN, Infinity, -0, 2 ** 53]),
		() => chance.pick([null, true, false]),
		() => ({ group: text(chance), order: text(chance) }),
		() => ({ group: 'group-1', order: 'a1', memo: text(chance) }),
		() => [text(chance)],
		() => nestedValue(chance.below(60)),
		() => Uint8Array.of(1, 2, 3),
		() => 10n
	])();

function nestedValue(depth: number): unknown {
	let value: unknown = 1;
	for (let i = 0; i < depth; i += 1) value = [value];
	return value;
}

const shared = (chance: Chance): unknown =>
	chance.pick<() => unknown>([
		() => mapOf({ title: text(chance), order: 'a1', number: 1 }),
		() => mapOf({ idea: text(chance), order: 'a1', 'note:x': 1 }),
		() => mapOf({ [text(chance)]: text(chance) }),
		() => Y.Array.from([text(chance)]),
		() => new Y.Text(text(chance) || 'x'),
		() => new Y.XmlElement('paragraph'),
		() => new Y.XmlText(text(chance) || 'x'),
		() => new Y.Doc(),
		() => mapOf({ deep: mapOf({ deeper: mapOf({ title: text(chance) }) }) })
	])();

const key = (doc: Y.Doc, root: string, chance: Chance): string => {
	const keys = [...doc.getMap(root).keys()];
	return keys.length > 0 && chance.below(2) === 0
		? chance.pick(keys)
		: `forged-${chance.below(2_000)}${chance.pick(['', text(chance)])}`;
};

const inEntry: Write = (doc, chance) => {
	const root = chance.pick(['groups', 'combinations', 'notes']);
	const entries = [...doc.getMap(root).values()].filter((value) => value instanceof Y.Map);
	if (entries.length === 0) return;
	const name = chance.pick([
		'title',
		'aliases',
		'number',
		'order',
		'idea',
		'memo',
		'note:x',
		'caution:food_safety',
		'text',
		text(chance)
	]);
	(chance.pick(entries) as Y.Map<unknown>).set(name, chance.below(3) === 0 ? shared(chance) : values(chance));
};

const writes: readonly Write[] = [
	inEntry,
	inEntry,
	inEntry,
	(doc, chance) => {
		const root = chance.pick(roots);
		doc.getMap(root).set(key(doc, root, chance), chance.below(2) === 0 ? shared(chance) : values(chance));
	},
	(doc, chance) => {
		const root = chance.pick(['groups', 'combinations']);
		for (let i = chance.below(chance.below(30) === 0 ? 1_500 : 8); i >= 0; i -= 1)
			doc
				.getMap(root)
				.set(
					`forged-${chance.below(4_000)}`,
					mapOf({ title: '', idea: '', order: 'a1', number: chance.below(3) })
				);
	},
	// This deletes everything in one root, or in all.
	(doc, chance) => {
		for (const root of chance.below(3) === 0 ? roots : [chance.pick(roots)])
			for (const each of [...doc.getMap(root).keys()]) doc.getMap(root).delete(each);
	},
	// These are edits that a person makes too.
	(doc, chance) => {
		const notes = [...doc.getMap('notes').keys()] as never[];
		const groups = [...doc.getMap('groups').keys()] as GroupId[];
		const group = groups.length > 0 ? chance.pick(groups) : null;
		if (!group || chance.below(3) === 0)
			return makeGroup(doc, `forged-${chance.below(4_000)}` as GroupId, notes.slice(0, 2));
		if (chance.below(3) === 0) return dissolveGroup(doc, group);
		if (chance.below(2) === 0) return nameGroup(doc, group, text(chance));
		if (notes.length > 0) moveNotes(doc, [chance.pick(notes)], group);
	}
];

interface Hand {
	readonly doc: Y.Doc;
	readonly before: Uint8Array;
	readonly chance: Chance;
	readonly others: readonly number[];
}

/** Ways to change the bytes of an update. */
const ways: readonly ((update: Uint8Array, hand: Hand) => Uint8Array)[] = [
	(update) => update,
	(update) => update,
	(update) => update,
	(update, { doc }) => Y.mergeUpdates([update, Y.encodeStateAsUpdate(doc)]),
	// An edit in the middle is left out, which makes a gap or a skipped struct.
	(update, { doc, before, chance }) => {
		inEntry(doc, chance);
		const middle = Y.encodeStateVector(doc);
		inEntry(doc, chance);
		const last = Y.encodeStateAsUpdate(doc, middle);
		return chance.below(2) === 0 ? last : Y.mergeUpdates([update, last, Y.encodeStateAsUpdate(doc, before)]);
	},
	// It writes under the id of a colleague, at clocks that are already taken.
	(_update, { chance, others }) => {
		const past = new Y.Doc();
		past.clientID = chance.pick(others);
		past.getMap('groups').set('forged-past', mapOf({ title: text(chance), order: 'a1' }));
		return Y.encodeStateAsUpdate(past);
	},
	// It deletes many ranges, in order or not.
	(_update, { doc, chance }) => {
		const clients = [...doc.store.clients.keys()];
		const bytes: number[] = [0, 1];
		number(bytes, chance.pick(clients));
		const count = chance.below(chance.below(10) === 0 ? 20_000 : 50);
		number(bytes, count);
		for (let i = 0; i < count; i += 1) {
			number(bytes, chance.below(2) === 0 ? i * 2 : chance.below(500));
			number(bytes, 1 + chance.below(3));
		}
		return Uint8Array.from(bytes);
	},
	// One bit is flipped.
	(update, { chance }) => {
		const bytes = update.slice();
		const at = chance.below(bytes.length);
		bytes[at] = bytes[at]! ^ (1 << chance.below(8));
		return bytes;
	},
	(update, { chance }) => update.slice(0, chance.below(update.length)),
	// Garbage-collected structs claim impossible lengths.
	(_update, { chance, others }) => {
		const bytes: number[] = [1, 1];
		number(bytes, chance.pick([...others, 5]));
		number(bytes, chance.pick([0, 3, 2 ** 30]));
		bytes.push(chance.pick([0, 10]));
		number(bytes, chance.pick([0, 1, 2 ** 31, 2 ** 52]));
		return Uint8Array.from([...bytes, 0]);
	}
];

function number(bytes: number[], value: number): void {
	for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
	bytes.push(value);
}
