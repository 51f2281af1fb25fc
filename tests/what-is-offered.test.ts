/** A way in that is closed, or a press that the server would refuse, must not be offered. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyNote } from '#lib/board/empty.ts';
import type { Board } from '#lib/board/model.ts';
import FacilitatorBar from '#lib/components/facilitator/FacilitatorBar.svelte';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import type { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import type { DeskTools } from '#lib/components/facilitator/desk/desk-tools.ts';
import SupportRow from '#lib/components/phone/later/SupportRow.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import { m } from '#lib/messages/compiled/messages.js';

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

test('a phone that was stopped can be found in the bar, also when nothing of it is in あずかり', () => {
	const bar = (stopped: boolean, phase: Board['phase'] = 'open') => {
		const live = { status: 'online', isSaved: true, privateNotes: [], snapshots: [], stopped };
		const board = { ...emptyBoard, agenda: agendaFrom('sasaeai_90'), phase };
		const known = nothingKnown;
		const desk = { live, board, known, online: true, canUndo: false, canRedo: false } as unknown as Desk;
		const unseen = { late: 0, areInStep: false };
		const tools = { panels: { open: null }, unseen } as unknown as DeskTools;
		const about = {
			title: '葉月台',
			confidentiality: 'members',
			home: '/meetings/1',
			screen: '/screen'
		} as const;
		return render(FacilitatorBar, { props: { desk, tools, ...about } }).body;
	};
	expect(bar(true)).toContain(m.desk_stopped_badge());
	expect(bar(true, 'wrapup')).toContain(m.desk_stopped_badge());
	for (const none of [bar(false), bar(true, 'closed')]) expect(none).not.toContain(m.desk_stopped_badge());
});
