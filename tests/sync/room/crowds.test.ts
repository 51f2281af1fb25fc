import { expect, test } from 'vitest';
import type { ParticipantId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { Client } from '../../support/room-client.ts';
import { commandId, Meeting, post } from '../../support/meeting.ts';

test('of the pages of one phone the newest three stay, of staff the newest eight; nobody else loses one', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [other, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
	const [pages, tabs] = [[] as Client[], [] as Client[]];
	for (let i = 0; i < 5; i += 1) pages.push(await meeting.phone(room, 'phone-of-one'));
	for (let i = 0; i < 10; i += 1) tabs.push(await meeting.facilitator(room, 'staff-with-tabs'));
	expect(pages.map((page) => page.closedWith)).toEqual(
		pages.map((_, i) => (i < 2 ? closeCodes.openElsewhere : null))
	);
	expect(tabs.map((tab) => tab.closedWith)).toEqual(
		tabs.map((_, i) => (i < 2 ? closeCodes.openElsewhere : null))
	);
	expect([other.closedWith, staff.closedWith]).toEqual([null, null]);
	expect(await pages.at(-1)?.ask(room, post('いちばん 新しい 画面から'))).toMatchObject({ ok: true });
});

test('guests who flood a board together are told to wait, and the facilitator goes on', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const crowd = 35;
	const phones: Client[] = [];
	for (let i = 0; i < crowd; i += 1) phones.push(await meeting.phone(room, `flood-${i}` as ParticipantId));
	for (const phone of phones)
		for (let i = 0; i < 60; i += 1) phone.sendBytes(frames.command({ id: commandId(), type: 'nothing' }));
	const answers = phones.flatMap((phone) => [...phone.answers.values()]);
	const refused = answers.filter((answer) => !answer.ok && answer.refusal === 'too_fast');
	expect(answers.length - refused.length).toBe(2_000);
	expect(await staff.ask(room, { type: 'notes.show' })).toMatchObject({ ok: true });
	meeting.clock += 1_000;
	expect(await phones.at(-1)?.ask(room, post('まっていた 紙'))).toMatchObject({ ok: true });
});
