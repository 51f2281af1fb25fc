/** A board after まとめ完了: it is read, and nothing changes it. */
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { dissolveGroup, makeGroup, nameGroup } from '#lib/board/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { Meeting } from '../support/meeting.ts';

const [kept, dissolved] = ['kept', 'dissolved'] as GroupId[];

async function finished() {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [staff, away] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	makeGroup(staff.doc, kept!, [], '雪の日');
	makeGroup(staff.doc, dissolved!, [], '買い物');
	nameGroup(staff.doc, kept!, '雪の日の 買い物');
	dissolveGroup(staff.doc, dissolved!);
	await room.settle();
	away.drop();
	await staff.ask(room, { type: 'meeting.close' });
	await staff.ask(room, { type: 'meeting.finish' });
	const seq = () => meeting.log.shelf(meeting.board.meeting).seq;
	return { room, staff, away, seq };
}

test('[P1] a laptop that lost its network comes back to a finished board: the old deletions it brings are no edit', async () => {
	const { room, staff, away, seq } = await finished();
	const before = seq();
	staff.drop();
	for (const laptop of [staff, away]) {
		laptop.connect(room);
		await room.settle();
		expect(laptop.closedWith).toBeNull();
		expect(laptop.board).toMatchObject({ phase: 'closed', groups: [{ title: '雪の日の 買い物' }] });
	}
	expect(seq()).toBe(before);
});

test.each([
	['dissolved', (doc: Y.Doc) => dissolveGroup(doc, kept!)],
	['named', (doc: Y.Doc) => nameGroup(doc, kept!, 'おそすぎた')]
])('[P1] what was %s offline is refused after まとめ完了', async (_what, change) => {
	const { room, staff, away, seq } = await finished();
	const before = seq();
	change(away.doc);
	away.connect(room);
	await room.settle();
	expect(away.closedWith).toBe(closeCodes.meetingOver);
	expect(staff.board.groups).toMatchObject([{ title: '雪の日の 買い物' }]);
	expect(seq()).toBe(before);
});
