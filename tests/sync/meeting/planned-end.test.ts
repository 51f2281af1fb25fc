import { expect, test } from 'vitest';
import { minutesOf } from '#lib/board/time/meeting-end.ts';
import { Meeting } from '../../support/meeting.ts';
import { shelf } from '../people.ts';

const startsAt = Date.UTC(2027, 0, 23, 2);

async function planned() {
	const meeting = await Meeting.begin({ open: false });
	const room = meeting.room();
	const staff = await meeting.facilitator(room);
	const { theme, rules, confidentiality, reveal, stickers, agenda } = staff.board;
	const plan = {
		type: 'meeting.plan' as const,
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		agenda: [...agenda],
		startsAt
	};
	await staff.ask(room, plan);
	return { meeting, room, staff, plan };
}

test('[T6] the end is kept when the door first opens; the 次第 does not move it, and the start does', async () => {
	const { meeting, room, staff, plan } = await planned();
	expect(staff.board).toMatchObject({ endsAt: null, steppedAt: null });
	meeting.clock = startsAt - 600_000;
	await staff.ask(room, { type: 'door.set', open: true });
	const end = startsAt + minutesOf(plan.agenda) * 60_000;
	expect(staff.board).toMatchObject({ endsAt: end, steppedAt: startsAt - 600_000 });

	const shorter = plan.agenda.map((item) => ({ ...item, minutes: 1 }));
	expect(await staff.ask(room, { ...plan, agenda: shorter })).toMatchObject({ ok: true });
	expect(staff.board.endsAt).toBe(end);
	await staff.ask(room, { type: 'door.set', open: false });
	await staff.ask(room, { type: 'door.set', open: true });
	expect(staff.board.endsAt).toBe(end);
	await staff.ask(room, { ...plan, startsAt: startsAt + 900_000 });
	expect(staff.board.endsAt).toBe(end + 900_000);

	meeting.clock += 300_000;
	await staff.ask(room, { type: 'step.go', position: 1 });
	expect(staff.board.steppedAt).toBe(meeting.clock);
	expect(shelf({ meeting }).meeting).not.toHaveProperty('endsAt');
});

test('[P12][T6] the board says from which plan a new one is made, and an older one is refused', async () => {
	const { room, staff, plan } = await planned();
	expect(staff.board.planVersion).toBe('');
	await staff.ask(room, { type: 'door.set', open: true });
	const first = staff.board.planVersion;
	const shorter = plan.agenda.map((item) => ({ ...item, minutes: 1 }));
	const again = { ...plan, agenda: shorter, since: first };
	expect(await staff.ask(room, again)).toMatchObject({ ok: true });
	expect(staff.board.planVersion).not.toBe(first);
	expect(await staff.ask(room, { ...again, theme: 'ほかの テーマ' })).toMatchObject({
		refusal: 'plan_changed'
	});
	expect(await staff.ask(room, { ...again, since: staff.board.planVersion })).toMatchObject({ ok: true });
});
