/** People say 「案 2の 人」, so the screen and the phones must show the same number. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { Step } from '#lib/board/step.ts';
import { emptyBoard, emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Board, CombinationId, GroupId, NoteId, Voting } from '#lib/board/model.ts';
import ChooseOnPhone from '#lib/components/phone/later/ChooseStep.svelte';
import CombineOnPhone from '#lib/components/phone/later/CombineStep.svelte';
import EveryonesNotes from '#lib/components/phone/later/EveryonesNotes.svelte';
import DecideIdeas from '#lib/components/facilitator/steps/decide/DecideIdeas.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import { phoneWith } from './support/board/phone-with.ts';

const agenda = agendaFrom('sasaeai_90');
/** They stand as made, unlike the order by シール. */
const ideas = ['お茶を のめば', '車で まわれば', '畑を 分ければ'];
const votes = [1, 9, 4];

function at(step: Step, voting: Voting, change: Partial<Board> = {}): Board {
	const combinations = ideas.map((idea, i) => ({
		...emptyCombination,
		id: `idea-000${i}` as CombinationId,
		idea,
		votes: voting === 'shown' ? (votes[i] ?? 0) : 0
	}));
	const position = agenda.findIndex((item) => item.step === step);
	return { ...emptyBoard, phase: 'open', door: true, agenda, position, combinations, voting, ...change };
}

const onWall = (board: Board) => {
	const about = { address: 'yoriai.example', code: '4827 1906', link: 'https://yoriai.example/join#t' };
	return render(ScreenStep, { props: { board, ...about, startsAt: '10:00', next: '', now: () => 0 } }).body;
};

function called(body: string, words: readonly string[]): string[] {
	const text = body.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/g, ' ');
	return words.map((each) => text.slice(0, text.indexOf(each)).match(/(\d+)\D*$/)?.[1] ?? 'none');
}

test('an idea is called by the number it was made with: while it is chosen, and when the シール are shown', () => {
	for (const voting of ['closed', 'open', 'shown'] as const) {
		const board = at('choose', voting);
		expect(called(onWall(board), ideas), `wall, ${voting}`).toEqual(['1', '2', '3']);
		const phone = render(ChooseOnPhone, { props: { phone: phoneWith(board) } }).body;
		expect(called(phone, ideas), `phone, ${voting}`).toEqual(['1', '2', '3']);
	}
	const { combinations } = at('combine', 'closed');
	expect(called(render(CombineOnPhone, { props: { combinations } }).body, ideas)).toEqual(['1', '2', '3']);
});

test('while a やること is decided, the laptop calls the ideas by the numbers that the wall shows', () => {
	for (const voting of ['closed', 'shown'] as const) {
		const board = at('decide', voting);
		const laptop = render(DecideIdeas, { props: { board, chosen: null, onchoose: () => undefined } }).body;
		expect(called(laptop, ideas), voting).toEqual(['1', '2', '3']);
	}
});

test('the wall shows the most chosen first, each with its own シール', () => {
	const text = onWall(at('choose', 'shown'))
		.replace(/<!--.*?-->|<svg.*?<\/svg>/gs, '')
		.replace(/<[^>]*>/g, ' ');
	const order = [...ideas].sort((a, b) => text.indexOf(a) - text.indexOf(b));
	expect(order).toEqual(['車で まわれば', '畑を 分ければ', 'お茶を のめば']);
	const counts = order.map((idea) => text.slice(text.indexOf(idea) + idea.length).match(/\d+/)?.[0]);
	expect(counts).toEqual(['9', '4', '1']);
});

test('[G5] a group keeps its number when others have gone, on the wall and on phones; a note has its own', () => {
	const notes = [203, 207, 211].map((number) => ({
		...emptyNote,
		id: `note-0${number}` as NoteId,
		text: `紙の ことば${'あいう'[(number - 203) / 4]}`,
		number
	}));
	const groups = [
		{ ...emptyGroup, id: 'group-a' as GroupId, title: '買い物の 足', number: 2, notes: notes.slice(0, 1) },
		{ ...emptyGroup, id: 'group-b' as GroupId, title: '雪の日', number: 7, notes: notes.slice(1, 2) }
	];
	const board = at('group', 'closed', { notes, groups, ungrouped: notes.slice(2) });
	const titles = groups.map(({ title }) => title);
	expect(called(onWall({ ...board, spotlight: null }), titles)).toEqual(['2', '7']);
	expect(
		called(onWall({ ...board, position: agenda.findIndex(({ step }) => step === 'break') }), titles)
	).toEqual(['2', '7']);
	const phone = render(EveryonesNotes, { props: { phone: phoneWith(board), folded: false } }).body;
	expect(called(phone, titles)).toEqual(['2', '7']);
	expect(called(phone, [notes[2]!.text])).toEqual(['211']);
	const loose = at('show', 'closed', { notes, ungrouped: notes });
	expect(
		called(
			onWall(loose),
			notes.map(({ text }) => text)
		)
	).toEqual(['203', '207', '211']);
});
