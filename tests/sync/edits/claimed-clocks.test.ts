/**
 * A forger can use up the next clocks of a colleague's client id, so that Yjs ignores her edits;
 * her page must see them go before they are called saved (S11).
 */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardShape } from '#lib/board/document/board-shape.ts';
import type { DocumentShape } from '#lib/board/document/document-shape.ts';
import {
	changeIdea,
	combine,
	dissolveGroup,
	makeGroup,
	moveNotes,
	nameGroup
} from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { minutesShape } from '#lib/editor/minutes-shape.ts';
import { closeCodes, frames, ourMessages } from '#lib/wire/frames.ts';
import { judgeEdit } from '../../../server/live/edits/judge-edit.ts';
import { readEdit } from '../../../server/live/edits/read-edit.ts';
import type { Client } from '../../support/room-client.ts';
import { collectedEdit, editOnCopy } from '../../support/forged.ts';
import { Meeting, post } from '../../support/meeting.ts';

const [g, h] = ['group-0001', 'group-0002'] as unknown as [GroupId, GroupId];
const clockOf = (doc: Y.Doc) => Y.getState(doc.store, doc.clientID);

async function begin() {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	for (const text of ['坂が つらい', '米が 重い']) await honest.ask(room, post(text));
	await honest.ask(room, { type: 'notes.show' });
	const [first, second] = honest.board.notes.map(({ id }) => id) as [never, never];
	makeGroup(honest.doc, g, [first], '買い物');
	await room.settle();
	const claim = (length = 1_000) => {
		const run = { client: honest.doc.clientID, clock: clockOf(honest.doc), length };
		rogue.sendBytes(frames.update(collectedEdit([run])));
	};
	return { meeting, room, rogue, honest, claim, first, second };
}

async function expectSameForAll(meeting: Meeting, room: Parameters<Client['connect']>[0], page: Client) {
	const fresh = await meeting.facilitator(room);
	expect(page.board).toEqual(fresh.board);
	fresh.drop();
}

test('[S11] a page whose next thousand clocks somebody takes while it writes sees its work go before it is called saved', async () => {
	const { meeting, room, honest, claim, first, second } = await begin();
	const [stored, receivedBefore] = [honest.stored, honest.received.length];
	claim();
	makeGroup(honest.doc, h, [second], '雪の日');
	await room.settle();
	expect(honest).toMatchObject({ closedWith: null, stored: stored + 1 });
	expect(honest.board.groups.map(({ title }) => title)).toEqual(['買い物']);
	await expectSameForAll(meeting, room, honest);
	const kinds = honest.received.slice(receivedBefore).map(([kind]) => kind);
	expect(kinds).toEqual([0, 0, ourMessages.stored]); // Both edits come before the acknowledgement.

	// Until the page is reloaded, what it puts where lost work was is lost too, in sight.
	makeGroup(honest.doc, 'group-0003' as GroupId, [first], '坂道');
	moveNotes(honest.doc, [second], g);
	await room.settle();
	expect(honest).toMatchObject({ closedWith: null, stored: stored + 3 });
	expect(honest.board.groups).toMatchObject([
		{ title: '買い物', notes: [] },
		{ title: '坂道', notes: [{ id: first }] }
	]);
	await expectSameForAll(meeting, room, honest);
});

test('[S11] again and again, while the page writes on before it hears of it', async () => {
	const { meeting, room, honest, claim, first, second } = await begin();
	for (let i = 0; i < 20; i += 1) {
		claim(1 + (i % 3));
		makeGroup(honest.doc, `mine-${i}` as GroupId, [i % 2 ? first : second], `まとまり ${i}`);
		nameGroup(honest.doc, `mine-${i}` as GroupId, `わたしの ${i}`);
		if (i % 4 === 0) await room.settle();
		moveNotes(honest.doc, [second], g);
		await room.settle();
		expect(honest.closedWith).toBeNull();
		await expectSameForAll(meeting, room, honest);
	}
});

test('[S11] what was written without a network at clocks that somebody took meanwhile goes too, and what is written then stays', async () => {
	const { meeting, room, honest, claim, second } = await begin();
	honest.drop();
	claim();
	makeGroup(honest.doc, h, [second], '雪の日');
	await room.settle();
	honest.connect(room);
	await room.settle();
	expect(honest.closedWith).toBeNull();
	await expectSameForAll(meeting, room, honest);
	nameGroup(honest.doc, g, '坂道');
	await room.settle();
	expect(honest.board.groups.map(({ title }) => title)).toEqual(['坂道']);
	await expectSameForAll(meeting, room, honest);
});

test('[S11] who takes the clocks with something deleted elsewhere moves no later work there: the page is told that it is not saved', async () => {
	const { meeting, room, rogue, honest, first, second } = await begin();
	const takeAndDelete = (doc: Y.Doc) => {
		doc.getMap('places').set(first, { group: g, order: 'a5' });
		doc.getMap('places').delete(first);
	};
	rogue.sendBytes(frames.update(editOnCopy(rogue.doc, takeAndDelete, honest.doc.clientID)));
	moveNotes(honest.doc, [second], g);
	await room.settle();
	expect(rogue.closedWith).toBeNull(); // An editor may delete.
	expect(honest.closedWith).toBe(closeCodes.unreadable);
	expect((await meeting.facilitator(room)).board.groups).toMatchObject([{ notes: [] }]);
});

test('[S11] collected and deleted pieces whose deletion is not said are refused', async () => {
	const { room, rogue, honest } = await begin();
	const run = { client: honest.doc.clientID, clock: clockOf(honest.doc), length: 1_000 };
	rogue.sendBytes(frames.update(collectedEdit([run], { isDeletionSaid: false })));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.unreadable);

	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest.doc));
	const before = Y.encodeStateVector(doc);
	dissolveGroup(doc, g);
	makeGroup(doc, h, []);
	doc.transact(() => doc.getMap('groups').delete(h));
	const update = Y.encodeStateAsUpdate(doc, before);
	expect(judgeEdit(readEdit(update)!, honest.doc, boardShape)).toBeInstanceOf(Map);
	expect(judgeEdit({ ...readEdit(update)!, deleted: new Map() }, honest.doc, boardShape)).toBe(
		closeCodes.unreadable
	);
});

function worked(base: Y.Doc, steps: readonly ((doc: Y.Doc) => void)[]) {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
	const updates: Uint8Array[] = [];
	const vectors: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	for (const step of steps) {
		vectors.push(Y.encodeStateVector(doc));
		step(doc);
	}
	return { doc, updates, vectors };
}

function isNothing(update: Uint8Array): boolean {
	const pieces = [...readEdit(update)!.pieces.values()].flat();
	return pieces.some(({ put }) => put === null || put.type === 'gone');
}

const i = 'idea-0001' as CombinationId;
const line = (doc: Y.Doc) => doc.getXmlFragment(minutesRoot).get(0) as Y.XmlElement;
const words = (doc: Y.Doc) => line(doc).get(0) as Y.XmlText;
const onBoard: readonly ((doc: Y.Doc) => void)[] = [
	(doc) => makeGroup(doc, g, [], '買い物'),
	(doc) => nameGroup(doc, g, '雪の日'),
	(doc) => combine(doc, i, [{ type: 'group', id: g }], '車を 出す'),
	(doc) => changeIdea(doc, i, '車を 二台'),
	(doc) => doc.transact(() => [makeGroup(doc, h, [], 'すぐ'), dissolveGroup(doc, h)]),
	(doc) => dissolveGroup(doc, g),
	(doc) => doc.getMap('combinations').delete(i)
];
const inMinutes: readonly ((doc: Y.Doc) => void)[] = [
	(doc) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText('坂が つらい')]);
		doc.getXmlFragment(minutesRoot).insert(0, [paragraph]);
	},
	(doc) => words(doc).insert(2, 'とても '),
	(doc) => words(doc).delete(1, 3),
	(doc) => doc.transact(() => [words(doc).insert(0, 'あ'), words(doc).delete(0, 2)]),
	(doc) => doc.getXmlFragment(minutesRoot).delete(0, 1)
];

test.each<[string, DocumentShape, readonly ((doc: Y.Doc) => void)[]]>([
	['a board', boardShape, onBoard],
	['会議録', minutesShape, inMinutes]
])(
	'[S11] whichever way Yjs writes what was deleted in %s, the deletion is with it, and it is taken',
	(_where, shape, steps) => {
		const base = new Y.Doc();
		const { doc, updates, vectors } = worked(base, steps);
		let nothings = 0;
		const expectTaken = (update: Uint8Array, had: Y.Doc) => {
			if (isNothing(update)) nothings += 1;
			expect(judgeEdit(readEdit(update)!, had, shape)).toBeInstanceOf(Map);
			Y.applyUpdate(had, update);
		};

		const byStep = new Y.Doc();
		const merged = Y.mergeUpdates(updates);
		vectors.forEach((vector, n) => {
			const had = () => {
				const copy = new Y.Doc();
				Y.applyUpdate(copy, Y.encodeStateAsUpdate(byStep));
				return copy;
			};
			for (const update of [
				Y.encodeStateAsUpdate(doc, vector),
				Y.encodeStateAsUpdate(doc),
				Y.diffUpdate(Y.encodeStateAsUpdate(doc), vector),
				Y.diffUpdate(merged, vector),
				Y.mergeUpdates(updates.slice(n)),
				merged,
				Y.mergeUpdates([Y.encodeStateAsUpdate(doc, vector), updates[n]!])
			])
				expectTaken(update, had());
			expectTaken(updates[n]!, byStep);
		});
		expect(nothings).toBeGreaterThan(10);
	}
);
