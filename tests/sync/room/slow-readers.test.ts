/** A phone with its screen off reads nothing; it must not fill the memory. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';

const group = (i: number) => `group-${i}` as GroupId;
/** Almost 16 KiB, so that few edits exceed what is buffered for a client. */
const long = (i: number) => `${i} `.padEnd(5_400, 'あ');

/** More than 256 KiB, after which a client that does not read is sent no updates. */
async function busy(room: Room, staff: Client, from: number): Promise<void> {
	for (let i = from; i < from + 40; i += 1) {
		makeGroup(staff.doc, group(i), [], long(i));
		nameGroup(staff.doc, group(i), String(i));
		await room.settle();
	}
}

test('who does not read is told nothing more, is brought up to date when it reads, and the others never wait', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const [slow, quick] = [await meeting.phone(room), await meeting.phone(room)];
	slow.stopReading();
	await busy(room, staff, 0);
	expect(slow.unsentBytes).toBeLessThan((256 + 2 * 16) * 1024);
	expect(quick.board.groups).toHaveLength(40);
	nameGroup(staff.doc, group(1), 'なおした 名前');
	await room.settle();

	slow.readOn();
	expect(slow.board.groups.length).toBeLessThan(40);
	meeting.clock += 29_000;
	room.audience.checkBackpressure();
	await room.settle();
	expect(slow.closedWith).toBeNull();
	expect(slow.board).toEqual(quick.board);
	expect(slow.doc.store.pendingStructs).toBeNull();
	await busy(room, staff, 40);
	expect(slow.board).toEqual(quick.board);
	expect(slow.board.groups).toHaveLength(80);
});

test('what it is sent when it reads again is what it missed, not the whole board', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const slow = await meeting.phone(room);
	await busy(room, staff, 0);
	slow.stopReading();
	await busy(room, staff, 40);
	slow.readOn();
	const before = slow.received.length;
	room.audience.checkBackpressure();
	await room.settle();
	const bytes = slow.received.slice(before).reduce((sum, { length }) => sum + length, 0);
	expect(slow.board.groups).toHaveLength(80);
	expect(bytes).toBeLessThan(40 * 17 * 1024);
});

test('while it does not read it is still answered, and afterwards gets its own list once, as it is then', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const slow = await meeting.phone(room);
	slow.stopReading();
	await busy(room, staff, 0);
	const [first, second] = [slow.send(post('一まいめ')), slow.send(post('二まいめ'))];
	await room.settle();
	slow.readOn();
	expect(slow.answers.get(first)).toMatchObject({ ok: true });
	expect(slow.answers.get(second)).toMatchObject({ ok: true });
	expect(slow.privateNotes).toEqual([]);
	room.audience.checkBackpressure();
	await room.settle();
	expect(slow.privateNotes.map(({ text }) => text).toSorted()).toEqual(['一まいめ', '二まいめ']);
});

test('a handshake while it does not read is answered when it reads', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const slow = await meeting.phone(room);
	slow.stopReading();
	await busy(room, staff, 0);
	const held = slow.unsentBytes;
	for (let i = 0; i < 4; i += 1) slow.sendBytes(frames.step1(Y.encodeStateVector(slow.doc)));
	await room.settle();
	expect(slow.unsentBytes).toBe(held);
	slow.readOn();
	room.audience.checkBackpressure();
	await room.settle();
	expect(slow.board).toEqual(staff.board);
});

test('who has not read for half a minute is cut, also on a quiet board, and comes back whole', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const slow = await meeting.phone(room);
	slow.stopReading();
	await busy(room, staff, 0);
	meeting.clock += 30_000;
	room.audience.checkBackpressure();
	expect(slow.closedWith).toBeNull();
	meeting.clock += 1_000;
	room.audience.checkBackpressure();
	expect(slow.closedWith).toBe(closeCodes.tryAgain);
	slow.readOn();
	slow.connect(room);
	await room.settle();
	expect(slow.board).toEqual(staff.board);
});

test('more than a megabyte of unread answers is cut at once; a whole board that is larger is not', async () => {
	const meeting = await Meeting.begin();
	// No edit may bring a board to this size any more.
	const doc = new Y.Doc();
	for (const { bytes } of meeting.log.shelf(meeting.board.meeting).updates) Y.applyUpdate(doc, bytes);
	for (let i = 0; i < 80; i += 1) makeGroup(doc, group(i), [], long(i));
	meeting.log.begin(meeting.board.meeting, Y.encodeStateAsUpdate(doc));
	const room = meeting.room();
	const late = await meeting.phone(room);
	late.drop();
	late.stopReading();
	late.connect(room);
	late.sendBytes(frames.step1(Uint8Array.of(0)));
	await room.settle();
	expect(late.unsentBytes).toBeGreaterThan(1024 * 1024);
	late.send(post('答えは 来る'));
	await room.settle();
	expect(late.closedWith).toBeNull();

	const rude = await meeting.phone(room);
	rude.stopReading();
	const answers = Math.ceil((1024 * 1024) / 60) + 100;
	for (let i = 0; i < answers && rude.closedWith === null; i += 1) {
		meeting.clock += 1; // Commands beyond the rate limit are answered too.
		rude.sendBytes(frames.command({ id: String(i).padStart(26, '0'), type: 'nothing' }));
	}
	expect(rude.closedWith).toBe(closeCodes.tryAgain);
	expect(rude.unsentBytes).toBeLessThan(1025 * 1024);
});
