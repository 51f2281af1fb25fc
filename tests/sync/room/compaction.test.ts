import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import * as edits from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { boardReading, CompactionFailed, documentOf, stateOf } from '../../../server/live/log/compaction.ts';
import { commandId, Meeting, post } from '../../support/meeting.ts';
import { until } from '../../support/until.ts';

const rowsOf = ({ log, board }: Meeting) => log.shelf(board.meeting).updates.length;

const compactions = (meeting: Meeting, count: number) =>
	until(`the log has ${count} rows`, () => rowsOf(meeting) <= count);

test('[S9] after 500 commits the log is one row, with the same seq, and everybody goes on', async () => {
	const meeting = await Meeting.begin();
	const [room, other] = [meeting.room(), meeting.room()];
	const [staff, lagging] = [await meeting.facilitator(room), await meeting.phone(other)];
	for (let i = 0; rowsOf(meeting) <= 500; i += 1)
		await room.run({ id: commandId(), type: 'note.post', kind: 'komatta', text: `紙 ${i}` }, staff.actor);
	const { seq } = meeting.log.shelf(meeting.board.meeting);
	await compactions(meeting, 1);
	expect(rowsOf(meeting)).toBe(1);
	expect(meeting.log.shelf(meeting.board.meeting).seq).toBe(seq);

	other.notice((await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting)!);
	await other.settle();
	const fresh = await meeting.phone(meeting.room());
	expect(lagging.board).toEqual(staff.board);
	expect(fresh.board).toEqual(staff.board);
	const written = await lagging.ask(other, post('そのあとの 紙'));
	expect(written.ok && written.seq).toBe(seq + 1);
	expect([staff.closedWith, lagging.closedWith]).toEqual([null, null]);
});

test('[S9] a room that leaves memory after fifty commits leaves one row, after a few it does not bother', async () => {
	for (const [count, rows] of [
		[48, 1],
		[47, 49], // Opening wrote two rows: 49 stay below the limit of 50.
		[5, 7]
	] as const) {
		const meeting = await Meeting.begin();
		const room = meeting.room();
		const staff = await meeting.facilitator(room);
		for (let i = 0; i < count; i += 1) await staff.ask(room, post(`紙 ${i}`));
		await room.leave();
		expect(rowsOf(meeting)).toBe(rows);
		expect((await meeting.facilitator(meeting.room())).board).toEqual(staff.board);
	}
});

test('[S9] a log that cannot be made one row stays, and the meeting goes on', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	for (let i = 0; i < 55; i += 1) await staff.ask(room, post(`紙 ${i}`));
	const rows = rowsOf(meeting);
	meeting.log.compact = () => Promise.reject(new CompactionFailed('no'));
	await room.leave();
	expect(rowsOf(meeting)).toBe(rows);
	expect(await staff.ask(room, post('まだ 書ける'))).toMatchObject({ ok: true });
});

test('[S9] one update that says less than the document is never taken for it', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	edits.makeGroup(staff.doc, 'group-0001' as GroupId, [], '雪の日');
	await room.settle();
	const updates = meeting.log.shelf(meeting.board.meeting).updates.map(({ bytes }) => bytes);
	const doc = documentOf(updates);
	expect(readBoard(documentOf([stateOf(doc, boardReading)]))).toEqual(staff.board);

	let reads = 0;
	expect(() => stateOf(doc, () => (reads += 1))).toThrow(CompactionFailed);
	const gap = documentOf(updates.slice(1)); // Without the first update the others stay pending.
	expect(() => stateOf(gap, boardReading)).toThrow(CompactionFailed);
});

test('[S9] what was deleted is not in the one row', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const group = 'group-0001' as GroupId;
	edits.makeGroup(staff.doc, group, [], 'ふるい 名前');
	edits.nameGroup(staff.doc, group, 'あたらしい 名前');
	await room.settle();
	await meeting.log.compact(meeting.board);
	const [row] = meeting.log.shelf(meeting.board.meeting).updates;
	expect(Buffer.from(row!.bytes).includes('ふるい')).toBe(false);
	expect(Buffer.from(row!.bytes).includes('あたらしい')).toBe(true);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, row!.bytes);
	expect(readBoard(doc)).toEqual(staff.board);
});
