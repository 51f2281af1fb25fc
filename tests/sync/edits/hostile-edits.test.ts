/** Each edit is judged whole before any of it is applied. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup, moveNotes, nameGroup, dissolveGroup } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import { editOnCopy } from '../../support/forged.ts';
import { Meeting, post } from '../../support/meeting.ts';

const [g, h] = ['group-0001', 'group-0002'] as unknown as [GroupId, GroupId];

async function begin() {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	await honest.ask(room, post('山本さんの 家が とおい'));
	await honest.ask(room, { type: 'notes.show' });
	await honest.ask(room, { type: 'note.release', note: noteOf(honest), seen: '' });
	await honest.ask(room, post('坂が つらい'));
	await honest.ask(room, { type: 'notes.show' });
	makeGroup(honest.doc, g, [honest.board.notes[0]!.id], '買い物');
	await room.settle();
	return { meeting, room, rogue, honest, note: honest.board.notes[0]!.id };
}
const noteOf = ({ privateNotes }: Client) => privateNotes[0]?.id ?? ('none' as NoteId);

async function forge(room: Room, rogue: Client, write: (doc: Y.Doc) => void): Promise<void> {
	rogue.sendBytes(frames.update(editOnCopy(rogue.doc, write)));
	await room.settle();
}

const groupOf = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('groups').get(g)!;
const entry = (values: Readonly<Record<string, unknown>>) => new Y.Map(Object.entries(values));
const many = (count: number, put: (i: number) => void) => Array.from({ length: count }, (_, i) => put(i));

const hostile: Readonly<Record<string, (doc: Y.Doc, note: NoteId) => void>> = {
	'twelve thousand groups': (doc) =>
		many(12_000, (i) => doc.getMap('groups').set(`group-${i}`, entry({ title: '', order: 'a1' }))),
	'a thousand ideas and one': (doc) =>
		many(1_001, (i) => doc.getMap('combinations').set(`idea-${i}`, entry({ idea: '', order: 'a1' }))),
	'more members than all ideas may have': (doc, note) =>
		many(200, (i) =>
			doc
				.getMap('combinations')
				.set(`idea-${i}`, entry({ idea: '', order: 'a', [`note:${note}`]: 1, ...knownMembers(doc, i) }))
		),
	'a title of a megabyte': (doc) => groupOf(doc).set('title', 'あ'.repeat(300_000)),
	'a title longer than is taken': (doc) => groupOf(doc).set('title', 'あ'.repeat(8_001)),
	'別名 longer than are taken': (doc) => groupOf(doc).set('aliases', 'あ'.repeat(16_001)),
	'an order without end': (doc) => groupOf(doc).set('order', 'a'.repeat(65)),
	'an order that is a text': (doc) => groupOf(doc).set('order', '山本さん'),
	'a number that is none': (doc) => groupOf(doc).set('number', NaN),
	'a number without end': (doc) => groupOf(doc).set('number', 1e300),
	'a number that is a text': (doc) => groupOf(doc).set('number', '山本さん'),
	'a key of nobody': (doc) => groupOf(doc).set('memo', '山本さん'),
	'a map within a group': (doc) => groupOf(doc).set('title', entry({ memo: '山本さん' })),
	'a list within a group': (doc) => groupOf(doc).set('title', Y.Array.from(['山本さん'])),
	'a text where a map belongs': (doc) => doc.getMap('groups').set('group-t', new Y.Text('山本さん')),
	'a value where a map belongs': (doc) => doc.getMap('groups').set('group-t', '山本さん'),
	'a group that is named by a text': (doc) =>
		doc.getMap('groups').set('山本さん', entry({ title: '', order: 'a1' })),
	'a group named with NUL': (doc) => doc.getMap('groups').set('g\u0000', entry({ title: '', order: 'a1' })),
	'a place in a group that is a text': (doc, note) =>
		doc.getMap('places').set(note, { group: '山本さん', order: 'a1' }),
	'a place in a group that never was': (doc, note) =>
		doc.getMap('places').set(note, { group: 'tanaka-san', order: 'a1' }),
	'a place of a note that never was': (doc) =>
		doc.getMap('places').set('tanaka-san', { group: g, order: 'a1' }),
	'a place with a remark': (doc, note) =>
		doc.getMap('places').set(note, { group: g, order: 'a1', memo: '山本さん' }),
	'a side that never was': (doc) =>
		doc.getMap('combinations').set('idea-1', entry({ idea: '', order: 'a1', 'note:tanaka-san': 1 })),
	'a side that is a text': (doc, note) =>
		doc.getMap('combinations').set('idea-1', entry({ idea: '', order: 'a1', [`note:${note}`]: '山本さん' })),
	'bytes in a group': (doc) => groupOf(doc).set('title', Uint8Array.of(1, 2, 3)),
	'a board within the board': (doc) => doc.getMap('groups').set('group-d', new Y.Doc()),
	'a list in the root': (doc) => doc.getArray('combinations').insert(0, ['山本さん'])
};

/** With these members 200 ideas exceed the bound for all ideas. */
function knownMembers(doc: Y.Doc, i: number): Readonly<Record<string, 1>> {
	const made = Array.from({ length: 60 }, (_, k) => `group-${i}-${k}`);
	for (const id of made.slice(0, 4)) doc.getMap('groups').set(id, entry({ title: '', order: 'a1' }));
	return Object.fromEntries(
		made
			.slice(0, 4)
			.concat(allGroups(doc))
			.map((id) => [`group:${id}`, 1])
	);
}
const allGroups = (doc: Y.Doc) => [...doc.getMap('groups').keys()].slice(0, 80);

test.each(Object.entries(hostile))(
	'[S5] an edit with %s is refused whole: its sender alone is closed, and nobody has a byte of it',
	async (_what, write) => {
		const { meeting, room, rogue, honest, note } = await begin();
		const [seq, receivedBefore] = [meeting.log.shelf(meeting.board.meeting).seq, honest.received.length];
		await forge(room, rogue, (doc) => write(doc, note));
		expect(rogue.closedWith).toBe(closeCodes.unreadable);
		expect([meeting.log.shelf(meeting.board.meeting).seq, honest.received.length]).toEqual([
			seq,
			receivedBefore
		]);
		expect(await honest.ask(room, { type: 'step.go', position: 1 })).toMatchObject({ ok: true });
	}
);

test('[S11] who writes under the id of a colleague’s page takes none of what that page is told is saved', async () => {
	const { meeting, room, rogue, honest } = await begin();
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(honest.doc));
	doc.clientID = honest.doc.clientID;
	const before = Y.encodeStateVector(doc);
	doc.getMap('groups').set(h, entry({ title: 'よそから', order: 'a5', number: 7 }));
	honest.drop();
	rogue.sendBytes(frames.update(Y.encodeStateAsUpdate(doc, before)));
	await room.settle();
	expect(rogue.closedWith).toBeNull(); // Any client id may add a group.

	nameGroup(honest.doc, g, '雪の日');
	honest.connect(room);
	await room.settle();
	expect(honest).toMatchObject({ closedWith: closeCodes.unreadable, stored: 0 });
	const fresh = await meeting.facilitator(room);
	expect(fresh.board.groups.map(({ title }) => title)).toEqual(['買い物', 'よそから']);
});

test('[S11] what is sent again is acknowledged again: as it was, in pieces, and after somebody has deleted it', async () => {
	const { room, rogue, honest, note } = await begin();
	makeGroup(honest.doc, h, [note], '雪の日');
	moveNotes(honest.doc, [note], g);
	await room.settle();
	const whole = Y.encodeStateAsUpdate(honest.doc);
	dissolveGroup(rogue.doc, h);
	await room.settle();
	const stored = honest.stored;
	for (const again of [whole, Y.encodeStateAsUpdate(honest.doc), Y.mergeUpdates([whole, whole])])
		honest.sendBytes(frames.update(again));
	await room.settle();
	expect(honest).toMatchObject({ closedWith: null, stored: stored + 3 });
});

test('[S12] a board of before that is over a bound opens, may shrink, and grows no more', async () => {
	const meeting = await Meeting.begin();
	const doc = new Y.Doc();
	for (const { bytes } of meeting.log.shelf(meeting.board.meeting).updates) Y.applyUpdate(doc, bytes);
	doc.transact(() =>
		many(1_500, (i) => doc.getMap('groups').set(`group-${i}`, entry({ title: 'むかし', order: 'a1' })))
	);
	meeting.log.begin(meeting.board.meeting, Y.encodeStateAsUpdate(doc));
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	expect(staff.board.groups).toHaveLength(1_500);
	dissolveGroup(staff.doc, 'group-7' as GroupId);
	nameGroup(staff.doc, 'group-8' as GroupId, '雪の日');
	await room.settle();
	expect(staff.closedWith).toBeNull();
	staff.doc.getMap('groups').set('group-new', entry({ title: '', order: 'a1' }));
	await room.settle();
	expect(staff.closedWith).toBe(closeCodes.unreadable);
});

test('[S12] a megabyte that was forged so that each piece looks at all the others is refused before it is tried', async () => {
	const { meeting, room, rogue } = await begin();
	const doc = new Y.Doc();
	for (const { bytes } of meeting.log.shelf(meeting.board.meeting).updates) Y.applyUpdate(doc, bytes);
	// Yjs compares each piece behind the head of a chain with all others there.
	const chain = new Y.Doc();
	Y.applyUpdate(chain, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(chain);
	many(3_000, (i) => {
		groupOf(chain).set('number', i);
		groupOf(chain).set('order', 'a1');
	});
	rogue.sendBytes(frames.update(Y.encodeStateAsUpdate(chain, before)));
	await room.settle();
	expect(rogue.closedWith).toBeNull();
	const behind = Array.from({ length: 90 }, (_, i) => {
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		const then = Y.encodeStateVector(other);
		groupOf(other).set('number', i);
		return Y.encodeStateAsUpdate(other, then);
	});
	rogue.sendBytes(frames.update(Y.mergeUpdates(behind)));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.unreadable);
});

test('[S12] an editor who is refused again and again is not even judged for a while, on new sockets too; nobody else is', async () => {
	const { meeting, room, rogue, honest } = await begin();
	const bad = frames.update(Uint8Array.of(9, 9, 9));
	const codes: (number | null)[] = [];
	for (let i = 0; i < 24; i += 1) {
		if (!rogue.isConnected) rogue.connect(room);
		rogue.sendBytes(bad);
		await room.settle();
		codes.push(rogue.closedWith);
	}
	expect([codes[0], codes[19], codes[23]]).toEqual([4422, 4422, 4529]);
	nameGroup(honest.doc, g, '雪の日');
	await room.settle();
	expect(honest.closedWith).toBeNull();
	meeting.clock += 60_000;
	rogue.connect(room);
	nameGroup(rogue.doc, g, '坂道');
	await room.settle();
	expect(rogue.closedWith).toBeNull();
});

test('[E1] what was hidden on a board before such edits were refused goes with the first erased note', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	await staff.ask(room, post('坂が つらい'));
	await staff.ask(room, { type: 'notes.show' });
	const note = staff.board.notes[0]!.id;
	makeGroup(staff.doc, g, [note], '買い物');
	await room.settle();

	const doc = new Y.Doc();
	for (const { bytes } of meeting.log.shelf(meeting.board.meeting).updates) Y.applyUpdate(doc, bytes);
	const words = '坂が つらい';
	doc.transact(() => {
		groupOf(doc).set('memo', words);
		groupOf(doc).set('deep', entry({ memo: words }));
		groupOf(doc).set('number', words);
		doc.getMap('groups').set('group-t', new Y.Text(words));
		doc.getMap('groups').set('group-v', words);
		doc.getMap('places').set(note, { group: words, order: 'a1' });
		doc.getMap('places').set('of-nobody', { group: words, order: words });
		doc
			.getMap('combinations')
			.set('idea-1', entry({ idea: '', order: words, memo: words, [`note:${note}`]: words }));
	});
	Object.assign(meeting.log.shelf(meeting.board.meeting), {
		updates: [{ seq: meeting.log.shelf(meeting.board.meeting).seq, bytes: Y.encodeStateAsUpdate(doc) }]
	});
	const later = meeting.room();
	const again = await meeting.facilitator(later);
	expect(again.sawText(words)).toBe(true);
	expect(await again.ask(later, { type: 'note.withdraw', note })).toMatchObject({ ok: true });
	const stored = meeting.log.shelf(meeting.board.meeting).updates.map(({ bytes }) => Buffer.from(bytes));
	expect(stored.some((bytes) => bytes.includes(words))).toBe(false);
	expect((await meeting.phone(later)).sawText(words)).toBe(false);
	expect((await meeting.phone(later)).board.groups.map(({ title }) => title)).toEqual(['買い物']);
});
