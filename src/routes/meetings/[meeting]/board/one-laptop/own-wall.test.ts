import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import type { Board, NoteId, Wall } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { pageMs, stillWall } from '#lib/board/wall.ts';
import { OwnWall } from './own-wall.svelte.ts';

/** A laptop with a server behind a line that can be cut. */
function aLaptop(wall: Partial<Wall> = {}) {
	let board: Board = {
		...emptyBoard,
		phase: 'open',
		agenda: agendaFrom('sasaeai_90'),
		position: 4,
		wall: { ...stillWall, pages: 5, ...wall }
	};
	const line = { online: true, now: 0 };
	const asked: object[] = [];
	let answers: ((refusal: Refusal | null) => void)[] = [];
	const own = new OwnWall({
		board: () => board,
		online: () => line.online,
		now: () => line.now,
		ask: ({ type, ...change }) => {
			asked.push({ type, ...change });
			return new Promise((resolve) => answers.push(resolve));
		}
	});
	own.look();
	const steer = (change: Partial<Wall>, step: Partial<Board> = {}) => {
		board = { ...board, ...step, wall: { ...board.wall, ...change } };
		own.look();
	};
	return {
		own,
		asked,
		line,
		steer,
		/** The board arrives before the answer. */
		answer: async (refusal: Refusal | null = null) => {
			const [asking] = asked.slice(-answers.length) as [Partial<Wall>];
			const { page, covered } = asking;
			if (!refusal && page !== undefined) steer({ page, turningSince: null });
			if (!refusal && covered !== undefined) steer({ covered });
			answers.shift()?.(refusal);
			await Promise.resolve();
			own.look();
		},
		cut: () => {
			line.online = false;
			own.look();
		},
		mend: (change: Partial<Wall> = {}, step: Partial<Board> = {}) => {
			line.online = true;
			answers = [];
			steer(change, step);
		},
		get page() {
			return own.board.wall.page;
		},
		get covered() {
			return own.board.wall.covered;
		}
	};
}

test('a page turns before the server has answered, and quick presses go on from each other', async () => {
	const laptop = aLaptop();
	laptop.own.turn(1);
	laptop.own.turn(1);
	expect(laptop.page).toBe(2);
	expect(laptop.asked).toEqual([
		{ type: 'wall.set', page: 1 },
		{ type: 'wall.set', page: 2 }
	]);
	await laptop.answer();
	expect(laptop.page, 'the first answer turns nothing back').toBe(2);
	await laptop.answer();
	laptop.steer({ page: 4 });
	expect(laptop.page, 'then the remote turns').toBe(4);
});

test('there is no page before the first or after the last', () => {
	const laptop = aLaptop({ page: 4 });
	laptop.own.turn(1);
	const first = aLaptop();
	first.own.turn(-1);
	expect([...laptop.asked, ...first.asked, laptop.page, first.page]).toEqual([4, 0]);
});

test('pages that turn by themselves stop where a key was pressed', () => {
	const laptop = aLaptop({ page: 1, turningSince: 0 });
	laptop.line.now = pageMs;
	laptop.own.turn(1);
	expect(laptop.own.board.wall).toMatchObject({ page: 3, turningSince: null });
});

test('without a connection the last picture stays, its pages still turn, and the server is told later', () => {
	const laptop = aLaptop();
	laptop.cut();
	laptop.own.turn(1);
	laptop.own.turn(1);
	expect(laptop.page).toBe(2);
	expect(laptop.asked).toEqual([]);
	laptop.mend();
	expect(laptop.asked).toEqual([{ type: 'wall.set', page: 2 }]);
	expect(laptop.page).toBe(2);
});

test('a page turned without a connection yields to what a remote has steered meanwhile', () => {
	const turned = aLaptop();
	turned.cut();
	turned.own.turn(1);
	turned.mend({ page: 3 });
	expect([turned.page, turned.asked]).toEqual([3, []]);

	for (const picture of [{ focus: { type: 'note', id: 'n' as NoteId } } as const, {}]) {
		const laptop = aLaptop();
		laptop.cut();
		laptop.own.turn(1);
		laptop.mend({ ...picture, page: 0 }, 'focus' in picture ? {} : { position: 5 });
		expect([laptop.page, laptop.asked]).toEqual([0, []]);
	}
});

test('an order that was lost on the way is given once more when the connection is back, and not before', async () => {
	const laptop = aLaptop();
	laptop.own.turn(1);
	await laptop.answer('try_again');
	expect([laptop.page, laptop.asked.length]).toEqual([1, 1]);
	laptop.cut();
	laptop.mend();
	expect(laptop.asked).toHaveLength(2);
});

test('after まとめ完了 the server takes nothing, and pages turn here all the same', async () => {
	const laptop = aLaptop();
	laptop.own.turn(1);
	await laptop.answer('meeting_closed');
	expect(laptop.page).toBe(1);
	laptop.cut();
	laptop.mend();
	expect(laptop.asked).toHaveLength(1);
});

test('one key covers at once, also without a connection, and the cover stays across a step', async () => {
	const laptop = aLaptop();
	laptop.own.toggleCover();
	expect(laptop.covered).toBe(true);
	await laptop.answer();
	expect(laptop.covered).toBe(true);
	laptop.steer({ covered: false });
	expect(laptop.covered, 'the remote shows it again').toBe(false);

	laptop.cut();
	laptop.own.toggleCover();
	expect(laptop.covered).toBe(true);
	laptop.mend({}, { position: 5 });
	expect(laptop.covered).toBe(true);
	expect(laptop.asked.at(-1)).toEqual({ type: 'wall.set', covered: true });
});

test('what a remote covered while the connection was lost is covered when it is back', () => {
	const laptop = aLaptop();
	laptop.cut();
	laptop.own.toggleCover();
	laptop.own.toggleCover();
	expect(laptop.covered).toBe(false);
	laptop.mend({ covered: true });
	expect(laptop.covered).toBe(true);
	expect(laptop.asked).toEqual([]);
	laptop.steer({ covered: false });
	expect(laptop.covered, 'and no press of before comes back').toBe(false);
});

test('both covered it while the connection was lost: when the remote shows it again, it is shown', () => {
	const laptop = aLaptop();
	laptop.cut();
	laptop.own.toggleCover();
	laptop.mend({ covered: true });
	expect([laptop.covered, laptop.asked]).toEqual([true, []]);
	laptop.steer({ covered: false });
	expect(laptop.covered).toBe(false);
});

test('two quick presses cover and show again', () => {
	const laptop = aLaptop();
	laptop.own.toggleCover();
	laptop.own.toggleCover();
	expect(laptop.covered).toBe(false);
	expect(laptop.asked).toEqual([
		{ type: 'wall.set', covered: true },
		{ type: 'wall.set', covered: false }
	]);
});
