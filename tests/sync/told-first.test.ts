import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { ourMessages } from '#lib/wire/frames.ts';
import type { Client } from '../support/client.ts';
import { Meeting, post } from '../support/meeting.ts';

/** How many papers of its own a phone knew of when each of its answers came. */
function knownAtAnswers({ received }: Client): number[] {
	let known = 0;
	return received.flatMap((bytes) => {
		const decoder = decoding.createDecoder(bytes);
		const type = decoding.readVarUint(decoder);
		if (type === ourMessages.private) {
			const { notes } = JSON.parse(decoding.readVarString(decoder)) as { notes: readonly unknown[] };
			known = notes.length;
		}
		return type === ourMessages.answer ? [known] : [];
	});
}

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
