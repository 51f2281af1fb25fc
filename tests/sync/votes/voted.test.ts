import { expect, test } from 'vitest';
import type { Client } from '../../support/room-client.ts';
import { boardRules } from '../../../server/live/edits/edit-rules.ts';
import { Room } from '../../../server/live/room/room.ts';
import { Meeting, quiet } from '../../support/meeting.ts';
import { turn } from '../../support/until.ts';
import { anIdea, people } from '../people.ts';

/** Private frames carry it as a JSON key, and the document would carry it as text. */
const wasTold = (client: Client) => client.sawText('voted');

test('[V6] staff are told how many phones have placed a シール, and no phone and no screen is', async () => {
	const all = await people();
	const { room, ann, ben, staff, screen } = all;
	const [one, other] = [await anIdea(all, 'idea-aaaa'), await anIdea(all, 'idea-bbbb')];
	const vote = (who: Client, combination: typeof one, count: number) =>
		who.ask(room, { type: 'vote.set', combination, count });
	await staff.ask(room, { type: 'votes.open' });
	expect(staff.private.voted).toMatchObject({ phones: 0 });
	await vote(ann, one, 2);
	expect(staff.private.voted).toMatchObject({ phones: 1 });
	await vote(ben, other, 1);
	expect(staff.private.voted).toMatchObject({ phones: 2, lent: 0 });

	const frames = staff.received.length;
	await vote(ann, other, 1);
	await vote(ann, one, 1);
	expect(staff.private.voted).toMatchObject({ phones: 2 });
	expect(staff.received.length, 'who has placed one tells staff nothing by the next').toBe(frames);
	await vote(ann, one, 0);
	await vote(ann, other, 0);
	expect(staff.private.voted).toMatchObject({ phones: 1 });

	for (const client of [ann, ben, screen]) expect(wasTold(client)).toBe(false);
	expect(wasTold(staff)).toBe(true);
});

test('[V4][V6] which idea the シール are on changes nothing of what staff are told', async () => {
	const told: string[] = [];
	for (const chosen of ['idea-aaaa', 'idea-bbbb']) {
		const all = await people();
		const ideas = [await anIdea(all, 'idea-aaaa'), await anIdea(all, 'idea-bbbb')];
		await all.staff.ask(all.room, { type: 'votes.open' });
		const combination = ideas.find((id) => id === chosen)!;
		await all.ann.ask(all.room, { type: 'vote.set', combination, count: 3 });
		told.push(JSON.stringify(all.staff.private));
		expect(all.staff.board.combinations.map(({ votes }) => votes)).toEqual([0, 0]);
	}
	expect(told[0]).toBe(told[1]);
});

test('[V6] a シール whose idea was taken off the board counts no longer once its phone chooses again', async () => {
	const all = await people();
	const { room, ann, staff } = all;
	const [one, other] = [await anIdea(all, 'idea-aaaa'), await anIdea(all, 'idea-bbbb')];
	await staff.ask(room, { type: 'votes.open' });
	await ann.ask(room, { type: 'vote.set', combination: one, count: 2 });
	staff.doc.getMap('combinations').delete(one);
	await room.settle();
	await ann.ask(room, { type: 'vote.set', combination: other, count: 0 });
	expect(staff.private.voted).toMatchObject({ phones: 0 });
});

test('[V6] forty phones that vote within a moment send staff a few frames, not forty', async () => {
	const meeting = await Meeting.begin();
	const windows: (() => void)[] = [];
	const room = new Room({
		board: meeting.board,
		log: meeting.log,
		logger: quiet,
		rules: boardRules,
		effects: {
			now: () => new Date(meeting.clock),
			newId: () => crypto.randomUUID(),
			shuffle: (all) => [...all]
		},
		now: () => meeting.clock,
		monotonic: meeting.monotonic,
		// The windows of guests' changes and of staff's lists stay open until the test closes them.
		pause: (ms) => (ms >= 100 ? new Promise((resolve) => windows.push(resolve)) : Promise.resolve()),
		committed: () => undefined
	});
	const staff = await meeting.facilitator(room);
	const phones: Client[] = [];
	for (let i = 0; i < 40; i += 1) phones.push(await meeting.phone(room, `phone-${i}`));
	const idea = await anIdea({ room, staff } as Parameters<typeof anIdea>[0], 'idea-aaaa');
	staff.send({ type: 'votes.open' });
	await turn();
	staff.received.length = 0;
	for (const phone of phones) {
		phone.send({ type: 'vote.set', combination: idea, count: 1 });
		await turn();
	}
	while (windows.length > 0) {
		for (const end of windows.splice(0)) end();
		await turn();
	}
	expect(staff.private.voted).toMatchObject({ phones: 40 });
	const told = staff.received.filter((bytes) => Buffer.from(bytes).includes('voted'));
	expect(told.length).toBeLessThanOrEqual(3);
});
