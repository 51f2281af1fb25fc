/** Makes malformed frames from a seed: mutations of valid ones of every type, and random bytes. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import { serverRoots } from '#lib/board/document/layout.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { frames } from '#lib/wire/frames.ts';
import { askFor, targetsOf, type Things } from '../security/asks.ts';
import { specification, type Type } from '../security/specification.ts';
import type { Chance } from './chance.ts';

const id = '01JSAKQ0000000000000000000';

/**
 * Returns valid frames of each type and target for this board, as clients and servers send them.
 */
export function validFrames(things: Things, board: Y.Doc): readonly Uint8Array[] {
	const commands = (Object.keys(specification) as Type[]).flatMap((type) =>
		targetsOf(type).map((target) => frames.command({ id, ...askFor(type, target, things) }))
	);
	const edit = (change: (doc: Y.Doc) => void) => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(board));
		const before = Y.encodeStateVector(doc);
		change(doc);
		return Y.encodeStateAsUpdate(doc, before);
	};
	const edits = [
		edit((doc) => makeGroup(doc, 'a-group-0001' as GroupId, [], '雪かき')),
		edit((doc) => combine(doc, 'an-idea-0001' as CombinationId, [], 'いっしょに のる')),
		...serverRoots.map((name) => edit((doc) => doc.getMap(name).set('x', 'よその ことば'))),
		edit((doc) => doc.getMap('of-nobody').set('x', new Y.Map([['y', 1]]))),
		Y.encodeStateAsUpdate(board)
	];
	const syncs = edits.flatMap((update) => [frames.update(update), frames.step2(update)]);
	return [
		...commands,
		// They are repeated to be as many as the commands, because only edits reach a transaction.
		...syncs,
		...syncs,
		...syncs,
		...syncs,
		frames.step1(Y.encodeStateVector(board)),
		frames.quiet(),
		frames.stored(3),
		frames.clock(1),
		frames.private({ notes: [] }),
		frames.answer({ id, ok: true, seq: 1, result: {} })
	];
}

/** Some results are valid by chance, so the caller has to ask `outcomeOf`. */
export function garbage(valid: readonly Uint8Array[], mostBytes: number, chance: Chance): Uint8Array {
	const make = chance.pick(ways);
	return make(chance.pick(valid), chance).slice(0, mostBytes);
}

type Way = (valid: Uint8Array, chance: Chance) => Uint8Array;

const flipped: Way = (valid, chance) => {
	const bytes = valid.slice();
	for (let i = chance.below(8); i >= 0; i -= 1) {
		const at = chance.below(bytes.length);
		bytes[at] = bytes[at]! ^ (1 << chance.below(8));
	}
	return bytes;
};
const truncated: Way = (valid, chance) => valid.slice(0, chance.below(valid.length));
const noise: Way = (_, chance) => chance.bytes(chance.below(200));
/** The frame begins with a known type number and continues with noise. */
const numbered: Way = (_, chance) => joined([chance.pick([0, 0, 1, 2, 3, 100, 101, 105])], noise(_, chance));
/** Bytes in the middle are removed or inserted. */
const spliced: Way = (valid, chance) => {
	const [from, to] = [chance.below(valid.length), chance.below(valid.length)];
	return joined(valid.slice(0, from), chance.bytes(chance.below(20)), valid.slice(to));
};
/** The length claims four billion bytes, or more than a number can hold. */
const hugeLength: Way = (valid, chance) => {
	const at = 1 + chance.below(4);
	const length = chance.pick([
		[0xff, 0xff, 0xff, 0xff, 0x0f],
		new Array<number>(12).fill(0xff),
		[0xff, 0x7f]
	]);
	return joined(valid.slice(0, at), length, valid.slice(at));
};
const badText: Way = (valid, chance) => {
	const bytes = valid.slice();
	const bad = [0xff, 0xc0, 0xed, 0xa0, 0x80, 0xf8];
	for (let i = chance.below(4); i >= 0; i -= 1) bytes[chance.below(bytes.length)] = chance.pick(bad);
	return bytes;
};
const rawCommand = (json: string) => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 100);
	encoding.writeVarString(encoder, json);
	return encoding.toUint8Array(encoder);
};
/** The JSON is deeply nested, or JSON.parse accepts it and no schema does. */
const strangeJson: Way = (_, chance) => {
	const depth = 1 + chance.below(chance.below(50) === 0 ? 30_000 : 40);
	const deep = chance.pick([
		'['.repeat(depth) + ']'.repeat(depth),
		'{"a":'.repeat(depth) + '1' + '}'.repeat(depth),
		'['.repeat(depth)
	]);
	const value = chance.pick([
		deep,
		'null',
		'1e999',
		'-0',
		'"\\ud800"',
		'{"__proto__":1}',
		'[]',
		'true',
		'""'
	]);
	const type = chance.pick(Object.keys(specification));
	const key = chance.pick(['id', 'type', 'text', 'note', 'kind', 'on', 'position', 'constructor', 'extra']);
	return rawCommand(
		chance.pick([
			value,
			`{"id":"${id}","type":"${type}","${key}":${value}}`,
			`{"id":"${id}\\ud83d","type":"${type}"}`,
			`{"type":"${type}","note":${value}}`,
			`{"id":"${id}","type":"${type}","extra":${value}}`
		])
	);
};

const ways: readonly Way[] = [
	flipped,
	flipped,
	truncated,
	noise,
	numbered,
	spliced,
	hugeLength,
	badText,
	strangeJson,
	strangeJson
];

function joined(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
	return Uint8Array.from(parts.flatMap((part) => [...part]));
}
