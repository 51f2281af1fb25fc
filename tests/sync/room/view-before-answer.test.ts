import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import type { StaffView } from '#lib/board/private-views.ts';
import { ourMessages } from '#lib/wire/frames.ts';
import type { Client } from '../../support/room-client.ts';
import { Meeting, post } from '../../support/meeting.ts';

type View = Partial<Pick<StaffView, 'notes' | 'attendance'>>;

function atAnswers<T>({ received }: Client, look: (view: View) => T): T[] {
	let known = look({});
	return received.flatMap((bytes) => {
		const decoder = decoding.createDecoder(bytes);
		const type = decoding.readVarUint(decoder);
		if (type === ourMessages.private) {
			known = look(JSON.parse(decoding.readVarString(decoder)) as View);
		}
		return type === ourMessages.answer ? [known] : [];
	});
}

const knownAtAnswers = (phone: Client) => atAnswers(phone, ({ notes = [] }) => notes.length);

test('[S10] a phone knows what it did before it lets go of the command: nothing it pressed is gone in between', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	for (const text of ['一', '二', '三']) await phone.ask(room, post(text));
	expect(knownAtAnswers(phone)).toEqual([1, 2, 3]);
});

test('[S10] also when another process wrote in between', async () => {
	const meeting = await Meeting.begin();
	const [here, there] = [meeting.room(), meeting.room()];
	const [phone, other] = [await meeting.phone(here), await meeting.phone(there, 'phone-x')];
	await other.ask(there, post('となりの へやから'));
	await phone.ask(here, post('こちらの へやから'));
	expect(knownAtAnswers(phone)).toEqual([1]);
});

test('[S10] staff know how many have come before a press at 出席 is answered, and lose none that follows', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const line = { affiliation: 'senior_club', organization: '', people: 1, withoutPhone: 0 } as const;
	for (let i = 0; i < 3; i += 1) await staff.ask(room, { type: 'attendance.add', ...line });
	const counted = atAnswers(staff, ({ attendance = [] }) => attendance[0]?.people ?? 0);
	expect(counted.slice(-3)).toEqual([1, 2, 3]);
});
