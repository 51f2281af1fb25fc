/** What the projector screen says in a step, and what it must not say. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyAction, emptyBoard, emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import { perKind } from '#lib/board/kinds.ts';
import type {
	ActionId,
	AgendaItem,
	Board,
	BoardAction,
	CombinationId,
	Combination,
	GroupId,
	NoteId
} from '#lib/board/model.ts';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import { m } from '#lib/messages/compiled/messages.js';

const agenda = agendaFrom('sasaeai_90');
const at = (wanted: (item: AgendaItem) => boolean) => ({ position: agenda.findIndex(wanted) });
const writing = at(({ step, kind }) => step === 'write' && kind === 'komatta');
const note = (i: number, kind: 'komatta' | 'mottainai' = 'komatta') => ({
	...emptyNote,
	id: `note-${i}` as NoteId,
	kind,
	number: 201 + i,
	text: `坂が つらい ${i}`
});
const group = (i: number) => ({
	...emptyGroup,
	id: `group-${i}` as GroupId,
	number: i,
	title: `まとまり ${i}番`
});
const idea = (i: number, change: Partial<Combination> = {}) => ({
	...emptyCombination,
	id: `idea-${i}` as CombinationId,
	idea: `日を つくれば ${i}`,
	...change
});
const waiting = (komatta: number) => ({
	...emptyBoard.tallies,
	waiting: { ...perKind(() => 0), komatta }
});

function wall(change: Partial<Board>): string {
	const board: Board = { ...emptyBoard, title: '葉月台 第2回', agenda, phase: 'open', door: true, ...change };
	const about = { address: 'yoriai.example', code: '4827 1906', link: 'https://yoriai.example/join#t' };
	return render(ScreenStep, { props: { board, ...about, startsAt: '10:00', next: '', now: () => 0 } }).body;
}

test('while people write the wall asks, with prompts and the theme; notes of either kind have their own question', () => {
	const body = wall({ ...writing, theme: '冬を こす' });
	expect(body).toContain(m.screen_question_komatta());
	expect(body).not.toContain(m.screen_question_mottainai());
	for (const words of [m.phone_prompts_komatta(), m.screen_voice_or_paper(), '冬を こす'])
		expect(body).toContain(words);
	const both = wall({ agenda: [{ ...agenda[0]!, step: 'write', kind: null }], position: 0 });
	for (const words of [m.screen_ask_komatta(), m.screen_ask_mottainai(), m.phone_prompts_mottainai()])
		expect(both).toContain(words);
});

test('a head over notes says their kind once: ▲ 困っている, without the letter before the word', () => {
	const notes = [note(1), note(2, 'mottainai')];
	const shown = { notes, ungrouped: notes, reveal: 'at_once' as const };
	for (const step of ['show', 'combine']) {
		const heads = wall({ ...shown, ...at((item) => item.step === step) }).match(/<h2.*?<\/h2>/gs) ?? [];
		const said = heads.map((head) => head.replace(/<!--.*?-->|<[^>]*>/gs, '').trim());
		expect(said.length, step).toBe(2);
		for (const words of said) expect(words, step).toMatch(/^(困っている|もったいない)/);
		for (const words of said) expect(words, step).not.toMatch(/困っている.*困|もったいない.*もった/);
	}
});

test('made-up notes lead the pen until the first note has arrived, and no longer', () => {
	const example = m.screen_example_komatta_1();
	expect(wall(writing)).toContain(example);
	expect(wall({ ...writing, tallies: waiting(1) })).not.toContain(example);
	expect(wall({ ...writing, notes: [note(1)] })).not.toContain(example);
	expect(wall({ ...writing, notes: [note(1)], reveal: 'at_once' })).not.toContain(example);
	const other = wall({ ...writing, notes: [note(1, 'mottainai')] });
	expect(other, 'a note of the other kind is no answer').toContain(example);
});

test('hidden notes are announced as hidden; back at writing, what was shown is not', () => {
	const before = wall({ ...writing, tallies: waiting(3) });
	expect(before).toContain(m.screen_hidden_until());
	const shown = [note(1), note(2), note(3, 'mottainai')];
	const back = wall({ ...writing, notes: shown, tallies: waiting(1) });
	expect(back).not.toContain(m.screen_hidden_until());
	expect(back).toContain(m.screen_shown_and_new({ shown: 2, fresh: 1 }));
	expect(back, 'their words are on the board, but this step asks').not.toContain(note(1).text);
	const atOnce = wall({ ...writing, notes: shown, reveal: 'at_once' });
	expect(atOnce).toContain(note(1).text);
	expect(atOnce).not.toContain(m.screen_hidden_until());
});

test('while a note is filed, all of twelve groups are there without counts, and the note above them', () => {
	const groups = Array.from({ length: 12 }, (_, i) => ({ ...group(i + 1), notes: [note(50 + i)] }));
	const body = wall({
		...at(({ step }) => step === 'group'),
		groups,
		notes: [note(1)],
		ungrouped: [note(1)],
		spotlight: note(1).id
	});
	expect(body).toContain(note(1).text);
	for (const { title } of groups) expect(body).toContain(title);
	expect(body).not.toContain(m.common_mark_count({ name: m.common_komatta(), count: 1 }));
});

test('before the notes are shown, 見せる says how many there are, and asks for no more', () => {
	const body = wall({ ...at(({ step }) => step === 'show'), tallies: waiting(34) });
	expect(body).toContain('34');
	expect(body).toContain(m.screen_hidden_until());
	expect(body).not.toContain(m.screen_ask_komatta());
});

const choosing = at(({ step }) => step === 'choose');

test('[V4] while the vote is open the wall says that it is, and nothing of how many', () => {
	const combinations = [idea(1, { hands: 7777 }), idea(2)];
	const body = wall({
		...choosing,
		combinations,
		voting: 'open',
		tallies: { ...emptyBoard.tallies, phones: 8888 }
	});
	expect(body).toContain('シールを はっています');
	expect(body).not.toMatch(/7777|8888/);
});

test('a tie is said with its two ways out, until one of the two was talked about', () => {
	const tied = [idea(1, { votes: 2, hands: 1 }), idea(2, { stickers: 3 }), idea(3, { votes: 1 })];
	for (const step of [choosing, at(({ step }) => step === 'decide')]) {
		const body = wall({ ...step, combinations: tied, voting: 'shown' });
		expect(body).toContain(m.screen_tied());
		expect(body).toContain(m.screen_tie_ways());
	}
	const first = [idea(1, { votes: 4 }), ...tied.slice(1)];
	expect(wall({ ...choosing, combinations: first, voting: 'shown' })).not.toContain(m.screen_tied());
	const talked = [idea(1, { votes: 3, outcome: 'later' }), ...tied.slice(1)];
	expect(wall({ ...choosing, combinations: talked, voting: 'shown' })).not.toContain(m.screen_tied());
});

const action = (i: number, change: Partial<BoardAction> = {}): BoardAction => ({
	...emptyAction,
	id: `action-${i}` as ActionId,
	from: 'this_meeting',
	what: `お茶の 会 ${i}`,
	owner: '町会',
	due: { kind: 'next_meeting' },
	firstStep: `かぎを たしかめる ${i}`,
	...change
});

test('after これで 決める the card itself says 決まりました, which the form beside it does not', () => {
	const deciding = at(({ step }) => step === 'decide');
	const said = (change: Partial<Board>) => wall({ ...deciding, ...change }).replace(/<!--.*?-->/gs, '');
	const words = new RegExp(`>${m.screen_decided_this()}<`);
	expect(said({ actions: [action(1)] })).toMatch(words);
	const { what, firstStep, owner, helpers, due } = action(2);
	const form = { result: 'do', what, firstStep, owner, helpers, due, combination: null } as const;
	expect(said({ actions: [action(1)], deciding: form })).not.toMatch(words);
});

test('at 確認 and after 閉会 the wall says the first step and まだ beside the box; many やること leave the step out', () => {
	const close = at(({ step }) => step === 'close');
	const few = [action(1), action(2, { result: 'ask', firstStep: '民生委員' })];
	for (const phase of ['open', 'wrapup'] as const) {
		const body = wall({ ...close, phase, actions: few });
		for (const words of [m.board_first_step(), 'かぎを たしかめる 1']) expect(body).toContain(words);
		expect(body).toMatch(new RegExp(`class="word[^"]*"[^>]*>(<!--.*?-->)*${m.common_status_not_started()}`));
		expect(body).not.toMatch(/class="word[^"]*unseen/);
		expect(body.split(m.board_first_step()).length, 'whom is no first step').toBe(2);
	}
	const four = wall({ ...close, actions: [1, 2, 3, 4].map((i) => action(i)) });
	expect(four, 'all on one page').toContain('お茶の 会 4');
	expect(four).not.toContain(m.board_first_step());
});

test('[AC-12] the line of 要約筆記 stands above what the step shows, and its band stays between two lines', () => {
	const band = (captions: string | null) => wall({ ...writing, captions });
	expect(band('いま、雪の日の 話です')).toContain('いま、雪の日の 話です');
	expect(band('いま、雪の日の 話です')).toContain(m.screen_question_komatta());
	expect(band('')).toMatch(/class="[^"]*captioned/);
	expect(band(null)).not.toMatch(/captioned|class="captions/);
});

test('before the door opens the wall says who meets, when and about what; a door shut again is no waiting', () => {
	const about = { title: '葉月台 第2回', theme: '冬を こす', door: false, position: 0 };
	const early = wall({ ...about, phase: 'draft' });
	for (const words of [
		'葉月台 第2回',
		'冬を こす',
		'10:00',
		m.screen_no_phone_needed(),
		m.screen_door_shut()
	])
		expect(early).toContain(words);
	const again = wall({ ...about, phase: 'open' });
	expect(again).toContain(m.screen_door_shut_again());
	expect(again).toContain(m.screen_no_phone_needed());
	expect(again).not.toContain(m.screen_door_shut());
});
