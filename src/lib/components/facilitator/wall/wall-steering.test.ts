import { expect, test } from 'vitest';
import { emptyBoard, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Board, GroupId, NoteId, Wall } from '#lib/board/model.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { pageMs, stillWall } from '#lib/board/wall.ts';
import { WallSteering } from './wall-steering.svelte.ts';

const note = { ...emptyNote, id: 'note-0001' as NoteId, number: 203 };
const group = { ...emptyGroup, id: 'group-0001' as GroupId, number: 4, notes: [note] };

function aLaptop(wall: Partial<Wall> = {}, change: Partial<Board> = {}) {
	let board: Board = {
		...emptyBoard,
		phase: 'open',
		door: true,
		notes: [note],
		groups: [group],
		wall: { ...stillWall, pages: 5, ...wall },
		...change
	};
	const asked: Ask[] = [];
	const answers: (() => void)[] = [];
	const laptop = { online: true, now: 0 };
	const sender = {
		get online() {
			return laptop.online;
		},
		order: (ask: Ask) => {
			asked.push(ask);
			return new Promise<void>((resolve) => answers.push(resolve));
		}
	};
	const steering = new WallSteering(
		() => board,
		() => laptop.now,
		sender
	);
	return {
		steering,
		asked,
		laptop,
		see: (seen: Partial<Wall>) => (board = { ...board, wall: { ...board.wall, ...seen } }),
		answer: async () => {
			answers.shift()?.();
			await Promise.resolve();
			await Promise.resolve();
		}
	};
}

test('→ and ← turn one page, and neither goes beyond the ends', () => {
	const { steering, asked } = aLaptop({ page: 1 });
	expect(steering.where).toBe('2／5');
	steering.turn(1);
	expect(asked).toEqual([{ type: 'wall.set', page: 2 }]);
	const first = aLaptop({ page: 0 });
	first.steering.turn(-1);
	const last = aLaptop({ page: 4 });
	last.steering.turn(1);
	expect([first.asked, last.asked]).toEqual([[], []]);
});

test('two quick presses turn two pages, though the server has not answered yet', async () => {
	const { steering, asked, see, answer } = aLaptop();
	steering.turn(1);
	steering.turn(1);
	expect(asked).toEqual([
		{ type: 'wall.set', page: 1 },
		{ type: 'wall.set', page: 2 }
	]);
	expect(steering.where).toBe('3／5');
	see({ page: 1 });
	await answer();
	expect(steering.where, 'the first answer').toBe('3／5');
	see({ page: 2 });
	await answer();
	see({ page: 4 });
	expect(steering.where, 'another laptop turned').toBe('5／5');
});

test('the laptop says which page stands while pages turn by themselves', () => {
	const { steering, laptop, asked } = aLaptop({ page: 3, turningSince: 0 });
	expect(steering.turnsByItself).toBe(true);
	laptop.now = pageMs;
	expect(steering.where).toBe('5／5');
	steering.turnByItself(false);
	expect(asked).toEqual([{ type: 'wall.set', turning: false }]);
});

test('[T4] pages that a wrong clock let turn in the future can be let turn at once', () => {
	const { steering, laptop } = aLaptop({ turningSince: 3_600_000 });
	expect(steering.turnsByItself).toBe(false);
	laptop.now = 3_600_000;
	expect(steering.turnsByItself).toBe(true);
});

test('what is in focus is called by its number, and goes with しまう', () => {
	const noteOn = aLaptop({ focus: { type: 'note', id: note.id } });
	expect(noteOn.steering.focusCalled).toBe('困203');
	expect(noteOn.steering.isOn({ type: 'note', id: note.id })).toBe(true);
	noteOn.steering.show(null);
	expect(noteOn.asked).toEqual([{ type: 'wall.set', focus: null }]);
	const groupOn = aLaptop({ focus: { type: 'group', id: group.id } });
	expect(groupOn.steering.focusCalled).toBe('4番の まとまり');
	expect(groupOn.steering.isOn({ type: 'note', id: note.id })).toBe(false);
	expect(aLaptop().steering.focusCalled).toBe('');
});

test('nothing is steered before the door opens, after まとめ完了, or without a network', () => {
	for (const change of [{ phase: 'draft' }, { phase: 'closed' }, { cancelled: '' }] as const)
		expect(aLaptop({}, change).steering.isThere, JSON.stringify(change)).toBe(false);
	expect(aLaptop({}, { phase: 'wrapup' }).steering.isThere).toBe(true);
	const { steering, laptop, asked } = aLaptop();
	laptop.online = false;
	steering.turn(1);
	expect(asked).toEqual([]);
});

test('the QR may be shown while the door is open only', () => {
	expect(aLaptop().steering.mayShowQr).toBe(true);
	expect(aLaptop({}, { door: false }).steering.mayShowQr).toBe(false);
	expect(aLaptop({}, { phase: 'wrapup' }).steering.mayShowQr).toBe(false);
});
