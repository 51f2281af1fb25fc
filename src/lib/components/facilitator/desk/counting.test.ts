import { expect, test } from 'vitest';
import type { Attendance } from '#lib/board/attendance.ts';
import { changed } from '#lib/board/attendance.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { Counting } from './counting.svelte.ts';

const club = { affiliation: 'senior_club', organization: '' } as const;
const one = { people: 1, withoutPhone: 0 };

function server() {
	let line: Attendance = { ...club, people: 0, withoutPhone: 0 };
	const asked: Attendance[] = [];
	const open: (() => void)[] = [];
	let refusal: Refusal | null = null;
	return {
		asked,
		lines: () => (line.people > 0 ? [line] : []),
		send: (step: Attendance) =>
			new Promise<Refusal | null>((resolve) => {
				asked.push(step);
				open.push(() => {
					if (!refusal) line = changed(line, step);
					resolve(refusal);
				});
			}),
		refuse: (why: Refusal) => (refusal = why),
		answer: async () => {
			open.shift()?.();
			await Promise.resolve();
			await Promise.resolve();
		}
	};
}

test('ten presses in a row all count at once, and all arrive', async () => {
	const { lines, send, asked, answer } = server();
	const counting = new Counting(lines, send);
	const done = Array.from({ length: 10 }, () => counting.add(club, one));
	expect(counting.line(club).people).toBe(10);
	await answer();
	expect(counting.line(club).people).toBe(10);
	await answer();
	await Promise.all(done);
	expect(asked.map(({ people }) => people)).toEqual([1, 9]);
	expect(lines()[0]?.people).toBe(10);
	expect(counting.total.people).toBe(10);
});

test('what the board has before the answer comes is counted once: no press is lost at スマホなし', async () => {
	let line: Attendance = { ...club, people: 8, withoutPhone: 6 };
	let answer: (refusal: null) => void = () => undefined;
	const counting = new Counting(
		() => [line],
		() => new Promise((resolve) => (answer = resolve))
	);
	const done = counting.add(club, { people: 0, withoutPhone: 1 });
	line = { ...line, withoutPhone: 7 };
	expect(counting.line(club).withoutPhone).toBe(7);
	void counting.add(club, { people: 0, withoutPhone: 1 });
	expect(counting.line(club).withoutPhone).toBe(8);
	answer(null);
	await Promise.resolve();
	expect(counting.line(club).withoutPhone).toBe(8);
	line = { ...line, withoutPhone: 8 };
	answer(null);
	await done;
	expect(counting.line(club).withoutPhone).toBe(8);
});

test('below nobody there is nobody, and nothing is asked of the server', async () => {
	const { lines, send, asked } = server();
	const counting = new Counting(lines, send);
	await counting.add(club, { people: -1, withoutPhone: 0 });
	expect(counting.line(club).people).toBe(0);
	expect(asked).toEqual([]);
});

test('スマホなし is never more than those who came', async () => {
	const { lines, send, answer } = server();
	const counting = new Counting(lines, send);
	const done = [counting.add(club, one), counting.add(club, { people: 0, withoutPhone: 1 })];
	void counting.add(club, { people: 0, withoutPhone: 1 });
	expect(counting.line(club)).toMatchObject({ people: 1, withoutPhone: 1 });
	await answer();
	await answer();
	await Promise.all(done);
	expect(lines()).toMatchObject([{ people: 1, withoutPhone: 1 }]);
});

test('presses that the server refused are taken off again, and the reason is told', async () => {
	const { lines, send, answer, refuse } = server();
	refuse('try_again');
	const counting = new Counting(lines, send);
	const done = counting.add(club, one);
	await answer();
	expect(await done).toBe('try_again');
	expect(counting.line(club).people).toBe(0);
});

test('[C36] a head that is counted elsewhere is taken off at once, and a press after it makes an ordinary line', async () => {
	const { lines, send, asked, answer } = server();
	const counting = new Counting(lines, send);
	const done = [counting.add(club, one)];
	void counting.add(club, { people: -1, withoutPhone: 0, represented: true });
	expect(counting.line(club)).toEqual({ ...club, people: 0, withoutPhone: 0, represented: true });
	expect(counting.total.people).toBe(0);
	void counting.add(club, one);
	expect(counting.line(club)).toEqual({ ...club, people: 1, withoutPhone: 0 });
	await answer();
	await answer();
	await Promise.all(done);
	expect(asked.map(({ people }) => people)).toEqual([1]);
	expect(lines()).toMatchObject([{ people: 1 }]);
});
