/** Each room stands for a server process of its own. */
import { expect, test } from 'vitest';
import { Meeting, post } from '../../support/meeting.ts';

test('[S7][P2] one room closes the meeting; the earlier copy of another room refuses a late note', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const late = await meeting.phone(there);
	const staff = await meeting.facilitator(here);
	await staff.ask(here, { type: 'meeting.close' });
	expect(late.board.phase).toBe('open'); // The other process has not read the log yet.

	expect(await late.ask(there, post('おそかった'))).toMatchObject({
		ok: false,
		refusal: 'meeting_wrapping_up'
	});
	expect(late.board.phase).toBe('wrapup'); // To judge the note the room read the log.
});

test('[S7] what another process wrote reaches everybody with the next look at the log', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [writer, reader] = [await meeting.phone(here), await meeting.phone(there, 'phone-x')];
	await writer.ask(here, post('となりの へやから'));
	const head = (await meeting.log.heads([meeting.board.meeting])).get(meeting.board.meeting);
	there.notice(head!);
	await there.settle();
	expect(reader.board.tallies.waiting.komatta).toBe(1);
});

test('[S4][S7] updates of another process that a failed batch had read still reach everybody', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [reader, writer] = [await meeting.phone(here), await meeting.phone(there)];
	await writer.ask(there, post('となりで 書いた'));
	meeting.log.failNext = new Error('disk full');
	await reader.ask(here, post('一度 しくじる'));
	await reader.ask(here, post('こんどは 届く'));
	expect(reader.board.tallies.waiting.komatta).toBe(2);
});
