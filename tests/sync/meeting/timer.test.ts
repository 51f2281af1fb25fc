import { expect, test } from 'vitest';
import { people } from '../people.ts';

test('[T1] the time runs on the server, gets a minute more, is stopped, and goes with the step', async () => {
	const all = await people();
	const { meeting, room, staff, screen } = all;
	expect(screen.clock).toBe(meeting.clock);
	await staff.ask(room, { type: 'timer.start', seconds: 600 });
	const end = meeting.clock + 600_000;
	expect(screen.board.timer).toEqual({ endsAt: end, leftMs: null });
	meeting.clock += 700_000;
	expect(screen.board.position).toBe(0);
	await staff.ask(room, { type: 'timer.add', seconds: 60 });
	expect(screen.board.timer).toEqual({ endsAt: meeting.clock + 60_000, leftMs: null });
	meeting.clock += 20_000;
	await staff.ask(room, { type: 'timer.stop' });
	expect(screen.board.timer).toEqual({ endsAt: null, leftMs: 40_000 });
	await staff.ask(room, { type: 'step.go', position: 1 });
	expect(screen.board.timer).toEqual({ endsAt: null, leftMs: null });
});

test('[T1] going to the step that is current changes nothing: its time runs on, and the wall stays', async () => {
	const { meeting, room, staff, screen } = await people();
	await staff.ask(room, { type: 'step.go', position: 1 });
	await staff.ask(room, { type: 'timer.start', seconds: 600 });
	await screen.ask(room, { type: 'wall.pages', pages: 3 });
	await staff.ask(room, { type: 'wall.set', page: 2 });
	const before = screen.board;
	expect(before).toMatchObject({ timer: { endsAt: meeting.clock + 600_000 }, wall: { page: 2 } });
	meeting.clock += 60_000;
	expect(await staff.ask(room, { type: 'step.go', position: 1 })).toMatchObject({ ok: true });
	expect(screen.board).toEqual(before);
});
