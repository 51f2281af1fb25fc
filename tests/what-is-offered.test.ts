/** What a page decides by itself: whether there is a way in, and whether a button may be pressed. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyNote } from '#lib/board/empty.ts';
import type { Board } from '#lib/board/model.ts';
import SupportRow from '#lib/components/phone/later/SupportRow.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';

const code = '4827 1906';

function onWall(change: Partial<Board>): string {
	const board: Board = {
		...emptyBoard,
		agenda: agendaFrom('sasaeai_90'),
		phase: 'open',
		door: true,
		...change
	};
	const about = { address: 'yoriai.example', code, link: 'https://yoriai.example/join#t' };
	return render(ScreenStep, { props: { board, ...about, startsAt: '10:00', next: '', now: () => 0 } }).body;
}

test('the wall shows a way in while the door is open, and none that would let nobody in', () => {
	expect(onWall({})).toContain(code);
	for (const shut of [
		{ door: false },
		{ phase: 'wrapup' },
		{ phase: 'closed' },
		{ door: false, position: 2 }
	] as const)
		expect(onWall(shut), JSON.stringify(shut)).not.toMatch(/4827|role="img"/);
});

test('who has used all five わたしも can take each of them back, and press no sixth', () => {
	const about = { note: { ...emptyNote, text: '坂が つらい' }, count: 1, mine: false, sending: false };
	const row = (on: boolean, full: boolean) =>
		render(SupportRow, { props: { ...about, on, full, onpress: () => undefined } }).body;
	expect(row(true, true)).toContain('aria-disabled="false"');
	expect(row(false, true)).toContain('aria-disabled="true"');
	expect(row(false, false)).toContain('aria-disabled="false"');
});
