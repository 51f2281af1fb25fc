import { expect, test } from 'vitest';
import type { Command } from './commands.ts';
import {
	maxNotes,
	phases,
	type AccountId,
	type ActionId,
	type NoteId,
	type NoteState,
	type ParticipantId
} from './model.ts';
import type { MeetingState } from './meeting-state.ts';
import { refusalFor, refusalForEdit, type Actor } from './policy.ts';
import { maxText } from './text.ts';

const ann: Actor = { kind: 'participant', id: 'ann' as ParticipantId };
const ben: Actor = { kind: 'participant', id: 'ben' as ParticipantId };
const screen: Actor = { kind: 'screen', id: 'wall' as ParticipantId };
const staff: Actor = { kind: 'account', id: 'staff' as AccountId, facilitates: true };
const viewer: Actor = { kind: 'account', id: 'viewer' as AccountId, facilitates: false };
const server: Actor = { kind: 'server' };

const id = '0'.repeat(26);
const note = 'note-0001' as NoteId;
const commands = {
	post: { id, type: 'note.post', kind: 'komatta', text: '買い物の 行き帰り' },
	edit: { id, type: 'note.edit', note, text: '大丈夫' },
	withdraw: { id, type: 'note.withdraw', note },
	show: { id, type: 'notes.show' },
	step: { id, type: 'step.go', position: 1 },
	door: { id, type: 'door.set', open: true },
	decide: {
		id,
		type: 'action.decide',
		what: 'ためす',
		firstStep: '',
		owner: '',
		helpers: '',
		result: 'do',
		due: { kind: 'undecided' },
		combination: null
	},
	update: { id, type: 'action.update', action: 'a' as ActionId, status: 'done', remark: '' },
	close: { id, type: 'meeting.close' },
	joined: { id, type: 'phone.joined' }
} as const satisfies Record<string, Command>;

/** A meeting in which ann wrote the one note there is. */
function meeting(
	change: Partial<MeetingState> = {},
	state: NoteState = 'waiting',
	own = false
): MeetingState {
	return {
		phase: 'open',
		agendaLength: 3,
		noteCount: 1,
		voting: 'closed',
		stickers: 3,
		isTaken: () => false,
		participant: { stopped: false, supports: [], votes: {} },
		note: (asked) => (asked === note ? { state, own, hasAuthor: true } : null),
		hasCombination: (asked) => asked === 'c',
		hasAction: (asked) => asked === 'a',
		...change
	};
}

// Rows: who. Columns: what. '.' is yes; letters name the refusal.
const legend = { f: 'facilitator_only', r: 'read_only', n: 'not_your_note', u: 'unknown_command' } as const;
const table: [string, Actor, string][] = [
	//                 post edit withdraw show step door decide update close joined
	['the author', ann, '...ffffffu'],
	['another participant', ben, '.nnffffffu'],
	['the projector', screen, 'rrrrrrrrru'],
	['a facilitator', staff, '.nn......u'],
	['an account of another council', viewer, 'rrrrrrrrru'],
	['the server', server, '.nn.......']
];
test.each(table)('[P3][P4][P5] what %s may do in an open meeting', (_who, actor, row) => {
	const answers = Object.values(commands).map((command) =>
		refusalFor(actor, command, meeting({}, 'waiting', actor === ann))
	);
	const wanted = [...row].map((letter) => (letter === '.' ? null : legend[letter as keyof typeof legend]));
	expect(answers).toEqual(wanted);
});

test('[P6] before the door was opened nobody posts and nobody steps; the facilitator opens the door', () => {
	const draft = meeting({ phase: 'draft' });
	expect(refusalFor(ann, commands.post, draft)).toBe('meeting_not_open');
	expect(refusalFor(staff, commands.step, draft)).toBe('meeting_not_open');
	expect(refusalFor(staff, commands.door, draft)).toBeNull();
});

test('[P2] after 閉会: no new notes, edits, steps or doors; withdrawing and やること stay possible', () => {
	const wrapup = meeting({ phase: 'wrapup' });
	for (const command of [commands.post, commands.edit])
		expect(refusalFor(ann, command, wrapup)).toBe('meeting_wrapping_up');
	for (const command of [commands.show, commands.step, commands.door, commands.close]) {
		expect(refusalFor(staff, command, wrapup)).toBe('meeting_wrapping_up');
	}
	expect(refusalFor(ann, commands.withdraw, meeting({ phase: 'wrapup' }, 'shown', true))).toBeNull();
	for (const command of [commands.decide, commands.update])
		expect(refusalFor(staff, command, wrapup)).toBeNull();
});

test('[P1][A4] after まとめ完了 nothing changes', () => {
	const closed = meeting({ phase: 'closed' });
	const { joined, ...asked } = commands;
	for (const command of Object.values(asked)) {
		const who = command.type.startsWith('note.') ? ann : staff;
		expect(refusalFor(who, command, closed)).toBe('meeting_closed');
	}
	expect(refusalFor(server, joined, closed)).toBe('meeting_closed');
	expect(refusalForEdit(staff, 'closed')).toBe('meeting_closed');
});

test('[P4] only those who facilitate the council edit the arrangement', () => {
	for (const phase of phases) {
		for (const actor of [ann, screen, viewer, server])
			expect(refusalForEdit(actor, phase)).toBe('facilitator_only');
	}
	expect(refusalForEdit(staff, 'open')).toBeNull();
	expect(refusalForEdit(staff, 'wrapup')).toBeNull();
});

test('[N1] a text that shows nothing is refused', () => {
	for (const text of ['', '   ', '\u200b\u200d\ufe0f', '\u3164', '\n\n']) {
		expect(refusalFor(ann, { ...commands.post, text }, meeting()), JSON.stringify(text)).toBe('text_empty');
	}
	expect(refusalFor(ann, { ...commands.post, text: '👩‍👩‍👧‍👦' }, meeting())).toBeNull();
});

test('[N2] a text is measured as a person counts it', () => {
	expect(refusalFor(ann, { ...commands.post, text: '👩‍👩‍👧‍👦'.repeat(maxText) }, meeting())).toBeNull();
	expect(refusalFor(ann, { ...commands.post, text: 'あ'.repeat(maxText + 1) }, meeting())).toBe(
		'text_too_long'
	);
	expect(refusalFor(ann, { ...commands.post, text: `あ${'\u0301'.repeat(maxText * 32)}` }, meeting())).toBe(
		'text_too_long'
	);
});

test('[N3] a full board takes no more notes', () => {
	expect(refusalFor(ann, commands.post, meeting({ noteCount: maxNotes - 1 }))).toBeNull();
	expect(refusalFor(ann, commands.post, meeting({ noteCount: maxNotes }))).toBe('board_full');
});

test('[N4] a withdrawn note, and a note of another meeting, are gone', () => {
	expect(refusalFor(ann, commands.edit, meeting({}, 'withdrawn'))).toBe('note_gone');
	expect(refusalFor(ann, { ...commands.edit, note: 'elsewhere' as NoteId }, meeting())).toBe('note_gone');
});

test('a step, a combination and an action item must exist', () => {
	expect(refusalFor(staff, { ...commands.step, position: 3 }, meeting())).toBe('no_such_step');
	expect(refusalFor(staff, { ...commands.decide, combination: 'gone' as never }, meeting())).toBe(
		'combination_gone'
	);
	expect(refusalFor(staff, { ...commands.update, action: 'gone' as ActionId }, meeting())).toBe(
		'action_gone'
	);
	expect(refusalFor(staff, { ...commands.decide, what: ' ' }, meeting())).toBe('text_empty');
});

test('[A5] 見送り needs a word of reason', () => {
	const dropped = { ...commands.update, status: 'dropped' } as const;
	expect(refusalFor(staff, dropped, meeting())).toBe('reason_missing');
	expect(refusalFor(staff, { ...dropped, remark: '車が なくなった' }, meeting())).toBeNull();
});
