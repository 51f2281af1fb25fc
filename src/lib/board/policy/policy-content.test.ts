import { expect, test } from 'vitest';
import { combination, commands, line, note, words } from '../../../../tests/support/board/every-command.ts';
import {
	ann,
	counts,
	fitting,
	meeting,
	phones,
	staff,
	types
} from '../../../../tests/support/board/one-note-meeting.ts';
import type { ActionId, Holder, NoteId, NoteState } from '#lib/board/model.ts';
import { isUnseen } from '#lib/board/unseen.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Actor } from './actor.ts';
import { refusalFor } from './policy.ts';

test('[N8] how a note came, and a printed number, are said by staff only; a number is taken once', () => {
	const card = { ...commands['note.post'], as: 'paper', number: 12 } as const;
	expect(refusalFor(ann, card, meeting())).toBe('facilitator_only');
	expect(refusalFor(ann, { ...commands['note.post'], number: 12 }, meeting())).toBe('facilitator_only');
	expect(refusalFor(staff, card, meeting())).toBeNull();
	expect(refusalFor(staff, card, meeting({ isTaken: (number) => number === 12 }))).toBe('number_taken');
});

test('[N4] each change asks for a note in a state that it fits, and for one that is there', () => {
	for (const type of types.filter((type) => 'note' in commands[type] && type !== 'author.stop')) {
		const who = phones.includes(type) ? ann : staff;
		for (const state of ['withdrawn', 'handed_off'] as const)
			expect(refusalFor(who, commands[type], meeting({}, state, true)), type).toBe('note_gone');
		expect(refusalFor(who, commands[type], meeting({ note: () => null })), type).toBe('note_gone');
	}
	expect(refusalFor(staff, commands['note.release'], meeting({}, 'shown'))).toBe('note_gone');
	expect(refusalFor(staff, commands['note.restore'], meeting({}, 'shown'))).toBe('note_gone');
	expect(refusalFor(ann, commands['support.set'], meeting({}, 'waiting'))).toBe('note_gone');
});

test('[N14] the kind of a note is turned by whoever may correct it, until the room has seen it', () => {
	const turn = commands['note.turn'];
	for (const state of ['waiting', 'held'] as const) {
		expect(refusalFor(ann, turn, meeting({}, state, true)), state).toBeNull();
		expect(refusalFor(staff, turn, meeting({}, state)), state).toBe('not_your_note');
	}
	expect(refusalFor(ann, turn, meeting({}, 'shown', true))).toBe('already_shown');
	expect(refusalFor(ann, turn, meeting({}, 'trashed', true)), 'perhaps never shown').toBe('note_gone');
	const heldLater = { state: 'held', text: '', own: true, hasAuthor: true, isUnseen: false } as const;
	expect(refusalFor(ann, turn, meeting({ note: () => heldLater }))).toBe('already_shown');
	for (const phase of ['draft', 'wrapup', 'closed'] as const)
		expect(refusalFor(ann, turn, meeting({ phase }, 'waiting', true)), phase).not.toBeNull();
});

test('[N5][N14] the room has seen a note that got its number by being shown, and not a printed card before', () => {
	const note = (state: NoteState, number: number | null, heldBy: Holder | null = null) =>
		isUnseen({ state, number, heldBy });
	expect([note('waiting', null), note('waiting', 199), note('held', 1)]).toEqual([true, true, true]);
	expect([note('held', 7, 'rules'), note('held', null, 'staff')]).toEqual([true, true]);
	for (const state of ['held', 'waiting'] as const) expect(note(state, 7, 'staff'), state).toBe(false);
	expect([note('shown', 201), note('shown', 7), note('held', 201), note('trashed', null)]).toEqual(
		Array(4).fill(false)
	);
});

test('[N9] staff let through what they have read, and nothing that was written meanwhile', () => {
	for (const [type, state] of [
		['note.release', 'held'],
		['note.restore', 'trashed']
	] as const) {
		expect(refusalFor(staff, commands[type], meeting({}, state))).toBeNull();
		expect(refusalFor(staff, { ...commands[type], seen: 'まえの ことば' }, meeting({}, state))).toBe(
			'note_changed'
		);
	}
});

test('[V2] the fifth わたしも is the last, and one that stands already is none more', () => {
	const pressed = (supports: readonly NoteId[]) => {
		const state = meeting(
			{ participant: { stopped: false, notes: 0, supports, votes: {}, offers: [] } },
			'shown'
		);
		return refusalFor(ann, commands['support.set'], state);
	};
	const others = Array.from({ length: 5 }, (_, i) => `n${i}` as NoteId);
	expect(pressed(others.slice(0, 4))).toBeNull();
	expect(pressed(others)).toBe('supports_used_up');
	expect(pressed([...others.slice(0, 4), note])).toBeNull();
});

test('[V2] the sixth わたしも is refused, taking one back never is', () => {
	const supports = Array.from({ length: 5 }, (_, i) => `n${i}` as NoteId);
	const used = (more: NoteId[] = []) =>
		meeting(
			{ participant: { stopped: false, notes: 0, supports: [...supports, ...more], votes: {}, offers: [] } },
			'shown'
		);
	expect(refusalFor(ann, commands['support.set'], used())).toBe('supports_used_up');
	expect(refusalFor(ann, { ...commands['support.set'], on: false }, used([note]))).toBeNull();
	const trashed = meeting({}, 'trashed');
	expect(refusalFor(ann, { ...commands['support.set'], on: false }, trashed)).toBeNull();
});

test('[V3] シール: within the budget, on ideas that are there, while the vote is open', () => {
	const placed = (votes: Record<string, number>, change: Partial<MeetingState> = {}) =>
		meeting({ participant: { stopped: false, notes: 0, supports: [], votes, offers: [] }, ...change });
	const vote = (count: number, state: MeetingState) =>
		refusalFor(ann, { ...commands['vote.set'], count }, state);
	const two = (asked: string) => asked === combination || asked === 'd';
	expect(vote(3, placed({ [combination]: 1 }))).toBeNull();
	expect(vote(2, placed({ d: 2 }, { hasCombination: two }))).toBe('votes_over_budget');
	expect(vote(3, placed({ gone: 2 }))).toBeNull();
	expect(vote(1, placed({}, { voting: 'shown' }))).toBe('votes_closed');
	expect(vote(1, placed({}, { hasCombination: () => false }))).toBe('combination_gone');
});

test('[N2] every text of a plan or a やること is measured', () => {
	const long = 'あ'.repeat(501);
	const plan = commands['meeting.plan'];
	expect(refusalFor(staff, { ...plan, theme: long }, meeting())).toBe('text_too_long');
	expect(refusalFor(staff, { ...plan, rules: long }, meeting())).toBe('text_too_long');
	expect(refusalFor(staff, { ...plan, agenda: [{ ...line, title: long }] }, meeting())).toBe('text_too_long');
	expect(refusalFor(staff, { ...plan, agenda: [{ ...line, title: ' ' }] }, meeting())).toBe('text_empty');
	for (const type of ['action.decide', 'action.bring', 'action.edit'] as const) {
		expect(refusalFor(staff, { ...commands[type], helpers: long }, meeting())).toBe('text_too_long');
		expect(refusalFor(staff, { ...commands[type], what: ' ' }, meeting())).toBe('text_empty');
	}
	const deciding = { ...words, result: 'do', combination: null, owner: long } as const;
	expect(refusalFor(staff, { ...commands['deciding.set'], deciding }, meeting())).toBe('text_too_long');
	expect(refusalFor(staff, { ...commands['attendance.add'], organization: long }, meeting())).toBe(
		'text_too_long'
	);
});

test('[N1] a text that shows nothing is refused', () => {
	for (const text of ['', '   ', '\u200b\u200d\ufe0f', '\u3164', '\n\n']) {
		expect(refusalFor(ann, { ...commands['note.post'], text }, meeting()), JSON.stringify(text)).toBe(
			'text_empty'
		);
	}
	expect(refusalFor(ann, { ...commands['note.post'], text: '👩‍👩‍👧‍👦' }, meeting())).toBeNull();
});

test('[N2] a text is measured as a person counts it', () => {
	expect(refusalFor(ann, { ...commands['note.post'], text: '👩‍👩‍👧‍👦'.repeat(500) }, meeting())).toBeNull();
	expect(refusalFor(ann, { ...commands['note.post'], text: 'あ'.repeat(501) }, meeting())).toBe(
		'text_too_long'
	);
	expect(refusalFor(ann, { ...commands['note.post'], text: `あ${'\u0301'.repeat(16_000)}` }, meeting())).toBe(
		'text_too_long'
	);
});

test('[N2] 約束 have two thousand characters, each line of them five hundred; marks upon marks are bounded too', () => {
	const plan = (rules: string) => refusalFor(staff, { ...commands['meeting.plan'], rules }, meeting());
	const page = (last: number) => [499, 499, 499, last].map((length) => 'あ'.repeat(length)).join('\n');
	expect([500, 501].map((length) => plan('あ'.repeat(length)))).toEqual([null, 'text_too_long']);
	expect([page(500), page(501)].map(plan)).toEqual([null, 'text_too_long']);
	expect(plan(Array(1_001).fill('').join('\n'))).toBeNull();
	expect(plan(Array(2_002).fill('').join('\n'))).toBe('text_too_long');
	const marked = (length: number) =>
		refusalFor(ann, { ...commands['note.post'], text: `あ${'\u0301'.repeat(length - 1)}` }, meeting());
	expect([8_000, 8_001].map(marked)).toEqual([null, 'text_too_long']);
});

test('[N2] the words of a やること are measured together, and so is a ひとこと', () => {
	const half = { what: 'あ'.repeat(200), firstStep: 'い'.repeat(100), owner: 'う'.repeat(100) };
	for (const type of ['action.decide', 'action.bring', 'action.edit'] as const)
		expect(
			[100, 101].map((length) =>
				refusalFor(staff, { ...commands[type], ...half, helpers: 'え'.repeat(length) }, meeting())
			),
			type
		).toEqual([null, 'text_too_long']);
	const update = (remark: string) => refusalFor(staff, { ...commands['action.update'], remark }, meeting());
	expect([500, 501].map((length) => update('あ'.repeat(length)))).toEqual([null, 'text_too_long']);
	const brought = (remark: string) => refusalFor(staff, { ...commands['action.bring'], remark }, meeting());
	expect([500, 501].map((length) => brought('あ'.repeat(length)))).toEqual([null, 'text_too_long']);
});

test('[N3] phones fill 1,900 places of a board; the hundred that are left are for 代筆', () => {
	const post = (actor: Actor, onBoard: number) =>
		refusalFor(actor, commands['note.post'], meeting({ notes: counts(onBoard) }));
	expect([post(ann, 1_899), post(ann, 1_900)]).toEqual([null, 'board_full']);
	expect([post(staff, 1_999), post(staff, 2_000)]).toEqual([null, 'board_full']);
	const take = (onBoard: number) =>
		refusalFor(staff, commands['note.take'], meeting({ notes: counts(onBoard) }, fitting['note.take']));
	expect([take(1_999), take(2_000)]).toEqual([null, 'board_full']);
});

test('[N3] what is in あずかり or in the trash takes no place; of 500 that are held phones add none', () => {
	const aside = { onBoard: 1_899, held: 499, trashed: 60_000 };
	const named = { ...commands['note.post'], text: '田中さんが 困っている' };
	const edit = { ...commands['note.edit'], text: '田中さんが 困っている' };
	const own = (held: number) => meeting({ notes: { ...aside, held } }, 'waiting', true);
	for (const command of [named, edit]) {
		expect(refusalFor(ann, command, own(499))).toBeNull();
		expect(refusalFor(ann, command, own(500))).toBe('board_full');
	}
	expect(refusalFor(ann, commands['note.post'], own(500))).toBeNull();
	expect(refusalFor(ann, { ...commands['note.edit'], text: '米が 重い' }, own(500))).toBeNull();
	// A held note may still be rewritten, and staff are not limited.
	expect(refusalFor(ann, edit, meeting({ notes: { ...aside, held: 500 } }, 'held', true))).toBeNull();
	expect(refusalFor(staff, named, own(500))).toBeNull();
});

test('[N2][N3] a text that is too long is refused as such, before anybody looks for names in it', () => {
	const text = '田中さん'.repeat(16_000);
	const full = meeting({ notes: { onBoard: 1, held: 500, trashed: 0 } }, 'waiting', true);
	for (const type of ['note.post', 'note.edit'] as const)
		expect(refusalFor(ann, { ...commands[type], text }, full)).toBe('text_too_long');
});

test('[N13] a phone that has sixty notes posts no more; staff who write down for others are not counted', () => {
	const wrote = (notes: number) =>
		meeting({ participant: { stopped: false, notes, supports: [], votes: {}, offers: [] } }, 'waiting', true);
	expect(refusalFor(ann, commands['note.post'], wrote(59))).toBeNull();
	expect(refusalFor(ann, commands['note.post'], wrote(60))).toBe('own_notes_used_up');
	expect(refusalFor(ann, commands['note.edit'], wrote(60))).toBeNull();
	expect(refusalFor(staff, commands['note.post'], wrote(60))).toBeNull();
});

test('[N4] a note of another meeting is gone', () => {
	expect(refusalFor(ann, { ...commands['note.edit'], note: 'elsewhere' as NoteId }, meeting())).toBe(
		'note_gone'
	);
});

test('[P9] a step, a combination and an action must exist', () => {
	expect(refusalFor(staff, { ...commands['step.go'], position: 3 }, meeting())).toBe('no_such_step');
	expect(refusalFor(staff, { ...commands['action.decide'], combination: 'gone' as never }, meeting())).toBe(
		'combination_gone'
	);
	expect(refusalFor(staff, { ...commands['action.update'], action: 'gone' as ActionId }, meeting())).toBe(
		'action_gone'
	);
	expect(refusalFor(staff, { ...commands['action.decide'], what: ' ' }, meeting())).toBe('text_empty');
});

test('[A8][P9] 手伝えます names a やること of the board, on a phone and when staff count hands', () => {
	const gone = { action: 'gone' as ActionId };
	expect(refusalFor(ann, commands['offer.set'], meeting())).toBeNull();
	expect(refusalFor(ann, { ...commands['offer.set'], ...gone }, meeting())).toBe('action_gone');
	expect(refusalFor(staff, { ...commands['offer.count'], ...gone }, meeting())).toBe('action_gone');
	expect(refusalFor(ann, commands['offer.count'], meeting())).toBe('facilitator_only');
});

test('[A5] 見送り needs a word of reason', () => {
	const dropped = { ...commands['action.update'], status: 'dropped' } as const;
	expect(refusalFor(staff, dropped, meeting())).toBe('reason_missing');
	expect(refusalFor(staff, { ...dropped, remark: '車が なくなった' }, meeting())).toBeNull();
});
