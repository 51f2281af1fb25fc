import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { Meeting, post } from '../../support/meeting.ts';

test('[S6] a document update from a guest closes its socket and changes nothing', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, screen, staff] = [
		await meeting.phone(room),
		await meeting.screen(room),
		await meeting.facilitator(room)
	];
	const before = meeting.log.shelf(meeting.board.meeting).seq;
	for (const guest of [phone, screen]) {
		const doc = new Y.Doc();
		makeGroup(doc, 'evil' as GroupId, [], '割りこみ');
		guest.sendBytes(frames.update(Y.encodeStateAsUpdate(doc)));
		await room.settle();
		expect(guest.closedWith).toBe(closeCodes.guestEdit);
	}
	expect(staff.board.groups).toEqual([]);
	expect(meeting.log.shelf(meeting.board.meeting).seq).toBe(before);
});

test('[S5] an edit of a server root closes its sender; what others wrote in the same batch is kept', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest, phone] = [
		await meeting.facilitator(room),
		await meeting.facilitator(room),
		await meeting.phone(room)
	];
	rogue.doc.getMap('meeting').set('phase', 'closed');
	makeGroup(honest.doc, 'g1' as GroupId, [], '雪の日');
	phone.send(post('同じ ときに'));
	await room.settle();

	expect(rogue.closedWith).toBe(closeCodes.serverRoot);
	expect(honest.closedWith).toBeNull();
	const fresh = await meeting.phone(room);
	expect(fresh.board).toMatchObject({
		phase: 'open',
		groups: [{ title: '雪の日' }],
		tallies: { waiting: { komatta: 1 } }
	});
});

test('[S5] bytes that are no update close only their sender', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [rogue, honest] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	rogue.sendBytes(frames.update(Uint8Array.of(1, 250, 3, 9, 9)));
	nameGroup(honest.doc, 'none' as GroupId, '');
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.unreadable);
	expect(honest.closedWith).toBeNull();
});

test('[S5] an update that builds on one that never came is not acknowledged', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const rogue = await meeting.facilitator(room);
	const doc = new Y.Doc();
	makeGroup(doc, 'g1' as GroupId, [], '一つ目');
	const known = Y.encodeStateVector(doc);
	makeGroup(doc, 'g2' as GroupId, [], '二つ目');
	const stored = rogue.stored;
	rogue.sendBytes(frames.update(Y.encodeStateAsUpdate(doc, known)));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.tryAgain);
	expect(rogue.stored).toBe(stored);
});
