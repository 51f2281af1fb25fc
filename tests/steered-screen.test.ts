/** What staff steer is on the projector screen, and nothing turns by itself. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Board, GroupId, NoteId, Wall } from '#lib/board/model.ts';
import type { Step } from '#lib/board/step.ts';
import { pageMs, stillWall } from '#lib/board/wall.ts';
import SeenTogether from '#lib/components/phone/later/SeenTogether.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import { m } from '#lib/messages/compiled/messages.js';

const agenda = agendaFrom('sasaeai_90');
const code = '4827 1906';
const title = '葉月台 支えあい会議 第2回';
const notes = Array.from({ length: 40 }, (_, i) => ({
	...emptyNote,
	id: `note-${i}` as NoteId,
	kind: i % 2 ? ('mottainai' as const) : ('komatta' as const),
	number: 201 + i,
	text: `${201 + i}番に 書いた こと`
}));
const group = {
	...emptyGroup,
	id: 'group-0001' as GroupId,
	number: 3,
	title: '雪の日の 家の まわり',
	notes: notes.slice(0, 4)
};

function at(step: Step, wall: Partial<Wall> = {}, change: Partial<Board> = {}): Board {
	return {
		...emptyBoard,
		title,
		phase: 'open',
		door: true,
		agenda,
		position: agenda.findIndex((item) => item.step === step),
		notes,
		groups: [group],
		ungrouped: notes.slice(4),
		wall: { ...stillWall, ...wall },
		...change
	};
}

function onWall(board: Board, now = 0): string {
	const about = { address: 'yoriai.example', code, link: 'https://yoriai.example/join#t' };
	const { body } = render(ScreenStep, {
		props: { board, ...about, startsAt: '10:00', next: '', now: () => now }
	});
	return body.replace(/<!--.*?-->/gs, '');
}
const numbersOn = (body: string) =>
	[...body.matchAll(/(\d+)番に 書いた こと/g)].map(([, number]) => Number(number));

test('見せる: another page stands when staff have turned to it, and none comes with time', () => {
	const first = numbersOn(onWall(at('show')));
	const second = numbersOn(onWall(at('show', { page: 1 })));
	expect(first.length).toBeGreaterThan(5);
	expect(second.some((number) => first.includes(number))).toBe(false);
	expect(numbersOn(onWall(at('show'), 100 * pageMs))).toEqual(first);
	expect(numbersOn(onWall(at('show', { turningSince: 0 }), pageMs))).toEqual(second);
});

test('見せる: 困っている is under a heading, before もったいない', () => {
	const body = onWall(at('show'));
	expect(body).toMatch(/<h2[^>]*>.*困っている.*20枚/s);
	expect(numbersOn(body).every((number) => number % 2 === 1)).toBe(true);
});

test('a note in focus stands alone in place of the step, whichever step it is', () => {
	const focus = { type: 'note', id: notes[7]!.id } as const;
	for (const step of ['show', 'group', 'combine', 'decide', 'close'] as const)
		expect(numbersOn(onWall(at(step, { focus }))), step).toEqual([208]);
	expect(numbersOn(onWall(at('show', { focus }, { phase: 'closed' })))).toEqual([]);
});

test('a group in focus stands with its number, its title and its notes', () => {
	const body = onWall(at('group', { focus: { type: 'group', id: group.id } }));
	expect(body).toContain(group.title);
	expect(body).toContain('3番の まとまり');
	expect(numbersOn(body).sort()).toEqual([201, 202, 203, 204]);
	expect(body.replace(/<[^>]*>/g, ' ')).toMatch(/201[^\d].*203/s);
});

test('the QR stands on the screen until しまう, and never while it lets nobody in', () => {
	const qr = { qr: true };
	const shows = (board: Board) => /role="img"/.test(onWall(board));
	expect(shows(at('show', qr))).toBe(true);
	expect(shows(at('show'))).toBe(false);
	expect(shows(at('show', qr, { door: false }))).toBe(false);
	expect(shows(at('show', qr, { phase: 'wrapup' }))).toBe(false);
	expect(shows(at('show', { ...qr, covered: true }))).toBe(false);
	expect(onWall(at('reception', qr)).match(/role="img"/g), 'at 受付 it is there already').toHaveLength(1);
});

test('a covered screen shows the name of the meeting and one calm sentence, and no word of the meeting', () => {
	const body = onWall(at('show', { covered: true, qr: true, focus: { type: 'note', id: notes[0]!.id } }));
	expect(body).toContain(title);
	expect(body).toContain(m.screen_covered());
	expect(body).not.toMatch(/書いた こと|見せる|4827|1／/);
	expect(onWall(at('show', { covered: true }, { phase: 'closed' })), 'nobody could uncover it').not.toContain(
		m.screen_covered()
	);
});

test('phones show the note that all look at, and nothing else', () => {
	const bar = (board: Board, begun = false) => render(SeenTogether, { props: { board, begun } }).body;
	const focus = { type: 'note', id: notes[7]!.id } as const;
	expect(bar(at('show', { focus }))).toContain(m.phone_seen());
	expect(numbersOn(bar(at('show', { focus })))).toEqual([208]);
	expect(numbersOn(bar(at('group', {}, { spotlight: notes[9]!.id })))).toEqual([210]);
	for (const none of [at('show'), at('group'), at('group', { focus: { type: 'group', id: group.id } })])
		expect(bar(none)).not.toContain(m.phone_seen());
	expect(numbersOn(bar(at('show', { focus }), true)), 'who has begun a note opens it').toEqual([]);
	expect(bar(at('show', { focus }), true)).toContain(m.phone_show());
});
