import { expect, test } from 'vitest';
import { people } from '../people.ts';

test('[T2] two people who press ＋1 at once count two; a line never has more people without a phone than people', async () => {
	const all = await people();
	const { meeting, room, staff, ann, screen } = all;
	const second = await meeting.facilitator(room);
	const plus = (people: number, withoutPhone: number) =>
		({ type: 'attendance.add', affiliation: 'senior_club', organization: '', people, withoutPhone }) as const;
	staff.send(plus(1, 1));
	second.send(plus(1, 0));
	await room.settle();
	expect(staff.private.attendance).toEqual([
		{ affiliation: 'senior_club', organization: '', people: 2, withoutPhone: 1 }
	]);
	expect(screen.board.tallies).toMatchObject({ people: 2, withoutPhone: 1 });
	await staff.ask(room, plus(-1, 5));
	expect(screen.board.tallies).toMatchObject({ people: 1, withoutPhone: 1 });
	await staff.ask(room, plus(-9, 0));
	expect(staff.private.attendance).toEqual([]);
	expect(screen.board.tallies).toMatchObject({ people: 0, withoutPhone: 0 });
	expect(await ann.ask(room, plus(1, 0))).toMatchObject({ refusal: 'facilitator_only' });
});

test('[C36] a 団体 may be present through a head that is counted elsewhere: staff see it, and no number changes', async () => {
	const { room, staff, ann, screen } = await people();
	const seat = { type: 'attendance.add', affiliation: 'senior_club', organization: '葉月会' } as const;
	const none = { people: 0, withoutPhone: 0 };
	await staff.ask(room, { ...seat, people: 1, withoutPhone: 1 });
	await staff.ask(room, { ...seat, people: -1, withoutPhone: 0, represented: true });
	const { type: _, ...line } = seat;
	expect(staff.private.attendance).toEqual([{ ...line, ...none, represented: true }]);
	expect(screen.board.tallies).toMatchObject(none);
	await staff.ask(room, { ...seat, people: 1, withoutPhone: 0 });
	expect(staff.private.attendance).toEqual([{ ...line, people: 1, withoutPhone: 0 }]);
	expect(screen.board.tallies).toMatchObject({ people: 1, withoutPhone: 0 });
	expect(await ann.ask(room, { ...seat, ...none, represented: true })).toMatchObject({
		refusal: 'facilitator_only'
	});
});
