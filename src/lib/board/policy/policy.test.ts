import { expect, test } from 'vitest';
import {
	action,
	combination,
	commands,
	line,
	note,
	words
} from '../../../../tests/support/board/every-command.ts';
import type { Command } from './commands.ts';
import {
	phases,
	type AccountId,
	type ActionId,
	type DayKeyId,
	type NoteId,
	type NoteState,
	type ParticipantId,
	type Phase
} from '#lib/board/model.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Actor } from './actor.ts';
import { refusalFor, refusalForEdit } from './policy.ts';
import type { Refusal } from './refusals.ts';

const ann: Actor = { kind: 'participant', id: 'ann' as ParticipantId };
const ben: Actor = { kind: 'participant', id: 'ben' as ParticipantId };
const screen: Actor = { kind: 'screen', id: 'wall' as ParticipantId };
const staff: Actor = { kind: 'account', id: 'staff' as AccountId, facilitates: true };
const viewer: Actor = { kind: 'account', id: 'viewer' as AccountId, facilitates: false };
const server: Actor = { kind: 'server' };

const key: Actor = { kind: 'key', id: 'key' as DayKeyId };

const types = Object.keys(commands) as Command['type'][];

/** The state that a note must have for each command. */
const fitting: Partial<Record<Command['type'], NoteState>> = {
	'note.release': 'held',
	'note.restore': 'trashed',
	'note.trash': 'shown',
	'note.carry': 'shown',
	'support.count': 'shown',
	'support.set': 'shown',
	'spotlight.set': 'shown'
};

const counts = (onBoard: number) => ({ onBoard, held: 0, trashed: 0 });

/** A meeting with one note, combination and action item, in which every command is possible. */
function meeting(
	change: Partial<MeetingState> = {},
	state: NoteState = 'waiting',
	own = false
): MeetingState {
	return {
		phase: 'open',
		cancelled: false,
		agendaLength: 3,
		notes: counts(1),
		voting: 'open',
		stickers: 3,
		confidentiality: 'members',
		planVersion: null,
		isTaken: () => false,
		participant: { stopped: false, notes: 0, supports: [], votes: {} },
		note: (asked) => (asked === note ? { state, own, text: '米が 重い', hasAuthor: true } : null),
		hasCombination: (asked) => asked === combination,
		hasAction: (asked) => asked === action,
		...change
	};
}
const asked = (actor: Actor, type: Command['type'], phase: Phase = 'open') =>
	refusalFor(actor, commands[type], meeting({ phase }, fitting[type], actor === ann));

/** Commands that only the server issues. */
const servers: Command['type'][] = ['phone.joined', 'timer.move', 'action.refresh'];
const phones: Command['type'][] = ['note.post', 'note.edit', 'note.withdraw', 'support.set', 'vote.set'];

test('[P3][P4][V1] of every command there is, a participant may give five, and others’ notes stay theirs', () => {
	for (const type of types) {
		const server = servers.includes(type);
		expect(asked(ann, type), type).toBe(
			phones.includes(type) ? null : server ? 'unknown_command' : 'facilitator_only'
		);
	}
	expect(asked(ben, 'note.edit')).toBe('not_your_note');
	expect(asked(ben, 'note.withdraw')).toBe('not_your_note');
	expect(asked(ben, 'note.post')).toBeNull();
});

test('[P5] the projector and accounts of other councils give no command at all', () => {
	for (const type of types) {
		const server = servers.includes(type);
		for (const actor of [screen, viewer])
			expect(asked(actor, type), type).toBe(server ? 'unknown_command' : 'read_only');
	}
});

test('[P4][V1] who facilitates, by account or by 当日のかぎ, may give all but those of phones', () => {
	const refused: Partial<Record<Command['type'], Refusal>> = {
		'note.edit': 'not_your_note',
		'note.withdraw': 'not_your_note',
		'support.set': 'unknown_command',
		'vote.set': 'unknown_command',
		'phone.joined': 'unknown_command',
		'timer.move': 'unknown_command',
		'action.refresh': 'unknown_command',
		'meeting.cancel': 'already_opened',
		'meeting.finish': 'close_first'
	};
	for (const type of types)
		for (const actor of [staff, key]) {
			const account = actor === key && (type === 'meeting.plan' || type === 'meeting.cancel');
			expect(asked(actor, type), type).toBe(account ? 'account_only' : (refused[type] ?? null));
		}
});

test('[P2] after 閉会 staff tidy, participants withdraw, and nothing new comes', () => {
	const tidying = [
		...['note.handoff', 'note.trash', 'note.restore', 'note.carry', 'support.count', 'vote.count'],
		...[
			'deciding.set',
			'action.decide',
			'action.bring',
			'action.edit',
			'action.update',
			'arrangement.restore',
			'decide.later'
		],
		...['attendance.add', 'meeting.finish']
	];
	const others = types.filter((type) => !phones.includes(type) && !servers.includes(type));
	for (const type of others)
		expect(asked(staff, type, 'wrapup'), type).toBe(tidying.includes(type) ? null : 'meeting_wrapping_up');
	for (const type of phones)
		expect(asked(ann, type, 'wrapup'), type).toBe(type === 'note.withdraw' ? null : 'meeting_wrapping_up');
});

test('[P6] before the door was opened participants give no command, and staff prepare', () => {
	const preparing = [
		'note.post',
		'note.hold',
		'note.release',
		'note.handoff',
		'attendance.add',
		'meeting.plan',
		'meeting.cancel',
		'door.set'
	];
	for (const type of types.filter((type) => !phones.includes(type) || type === 'note.post')) {
		const wanted = servers.includes(type)
			? 'unknown_command'
			: type === 'meeting.finish'
				? 'close_first'
				: 'meeting_not_open';
		expect(asked(staff, type, 'draft'), type).toBe(preparing.includes(type) ? null : wanted);
	}
	for (const type of phones) expect(asked(ann, type, 'draft'), type).toBe('meeting_not_open');
});

test('[P13] a meeting that was called off waits as it is; only 中止 is taken back, and papers taken away', () => {
	const off = (type: Command['type'], actor: Actor, state: NoteState = fitting[type] ?? 'waiting') => {
		const note = () => ({ state, text: '米が 重い', own: actor === ann, hasAuthor: false });
		return refusalFor(actor, commands[type], meeting({ phase: 'draft', cancelled: true, note }));
	};
	const possible = ['meeting.cancel', 'note.withdraw', 'note.handoff'];
	for (const type of types.filter((each) => !phones.includes(each) || each.startsWith('note.'))) {
		if (servers.includes(type)) expect(off(type, server), type).toBe('meeting_cancelled');
		else expect(off(type, staff), type).toBe(possible.includes(type) ? null : 'meeting_cancelled');
	}
	expect(off('door.set', server)).toBe('meeting_cancelled');
	for (const type of ['note.post', 'note.edit', 'support.set', 'vote.set'] as const)
		expect(off(type, ann), type).toBe('meeting_cancelled');
});

test('[P13] accounts that prepare a meeting call it off, a 当日のかぎ does not, and not once it was opened', () => {
	const again = { ...commands['meeting.cancel'], on: false } as const;
	for (const command of [commands['meeting.cancel'], again]) {
		for (const cancelled of [false, true])
			expect(refusalFor(staff, command, meeting({ phase: 'draft', cancelled }))).toBeNull();
		const draft = meeting({ phase: 'draft' });
		expect(refusalFor(key, command, draft)).toBe('account_only');
		expect(refusalFor(viewer, command, draft)).toBe('read_only');
		expect(refusalFor(screen, command, draft)).toBe('read_only');
		expect(refusalFor(ann, command, draft)).toBe('facilitator_only');
		expect(refusalFor(staff, command, meeting({ phase: 'open' }))).toBe('already_opened');
		expect(refusalFor(staff, command, meeting({ phase: 'wrapup' }))).toBe('meeting_wrapping_up');
		expect(refusalFor(staff, command, meeting({ phase: 'closed' }))).toBe('meeting_closed');
	}
	const long = { ...commands['meeting.cancel'], words: '雪'.repeat(501) } as const;
	expect(refusalFor(staff, long, meeting({ phase: 'draft' }))).toBe('text_too_long');
});

test('[P1][A4] after まとめ完了 nobody gives any command, and nobody edits', () => {
	for (const type of types) {
		const who = phones.includes(type) ? ann : servers.includes(type) ? server : staff;
		expect(asked(who, type, 'closed'), type).toBe('meeting_closed');
	}
	expect(refusalForEdit(staff, 'closed')).toBe('meeting_closed');
});

test('[P3] staff correct what no phone wrote', () => {
	const proxy = meeting({ note: () => ({ state: 'waiting', text: '', own: false, hasAuthor: false }) });
	for (const type of ['note.edit', 'note.withdraw'] as const) {
		expect(refusalFor(staff, commands[type], proxy)).toBeNull();
		expect(refusalFor(ann, commands[type], proxy)).toBe('not_your_note');
	}
	expect(refusalFor(staff, commands['author.stop'], proxy)).toBe('not_from_a_phone');
});

test('[P7] a stopped phone posts and edits no more; it withdraws, and chooses', () => {
	const stopped = meeting(
		{ participant: { stopped: true, notes: 0, supports: [], votes: {} } },
		'shown',
		true
	);
	for (const type of ['note.post', 'note.edit'] as const)
		expect(refusalFor(ann, commands[type], stopped)).toBe('device_stopped');
	for (const type of ['note.withdraw', 'support.set', 'vote.set'] as const)
		expect(refusalFor(ann, commands[type], stopped)).toBeNull();
});

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

test('[P10] more people may read a meeting by the word of its 推進員 only, and after its texts were looked at again', () => {
	const coordinator: Actor = { kind: 'account', id: 'c' as AccountId, facilitates: true, coordinates: true };
	const open = { ...commands['meeting.plan'], confidentiality: 'public' } as const;
	expect(refusalFor(staff, open, meeting())).toBe('coordinator_only');
	expect(refusalFor(coordinator, open, meeting())).toBe('recheck_first');
	expect(refusalFor(coordinator, { ...open, rechecked: true }, meeting())).toBeNull();
	expect(refusalFor(coordinator, open, meeting({ notes: counts(0) }))).toBeNull();
	expect(refusalFor(staff, { ...open, confidentiality: 'closed' }, meeting())).toBeNull();
});

test('[P10] fewer readers, or as many, need nobody’s word; every step to more of them does', () => {
	const order = ['closed', 'members', 'public'] as const;
	const holder: Actor = { kind: 'account', id: 'c' as AccountId, facilitates: true, coordinates: true };
	for (const [i, before] of order.entries())
		for (const [j, after] of order.entries()) {
			const plan = { ...commands['meeting.plan'], confidentiality: after };
			const state = meeting({ confidentiality: before });
			const said = [staff, holder].map((actor) => refusalFor(actor, plan, state));
			expect(said, `${before} to ${after}`).toEqual(
				j > i ? ['coordinator_only', 'recheck_first'] : [null, null]
			);
			expect(refusalFor(key, { ...plan, rechecked: true }, state)).toBe('account_only');
			expect(refusalFor(holder, { ...plan, rechecked: true }, state)).toBeNull();
		}
});

test('[V2] the fifth わたしも is the last, and one that stands already is none more', () => {
	const pressed = (supports: readonly NoteId[]) => {
		const state = meeting({ participant: { stopped: false, notes: 0, supports, votes: {} } }, 'shown');
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
			{ participant: { stopped: false, notes: 0, supports: [...supports, ...more], votes: {} } },
			'shown'
		);
	expect(refusalFor(ann, commands['support.set'], used())).toBe('supports_used_up');
	expect(refusalFor(ann, { ...commands['support.set'], on: false }, used([note]))).toBeNull();
	const trashed = meeting({}, 'trashed');
	expect(refusalFor(ann, { ...commands['support.set'], on: false }, trashed)).toBeNull();
});

test('[V3] シール: within the budget, on ideas that are there, while the vote is open', () => {
	const placed = (votes: Record<string, number>, change: Partial<MeetingState> = {}) =>
		meeting({ participant: { stopped: false, notes: 0, supports: [], votes }, ...change });
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

test('[P10] who may see more is asked after a look through all notes, also where all were put away', () => {
	const open = { ...commands['meeting.plan'], confidentiality: 'public' } as const;
	const asCoordinator: Actor = {
		kind: 'account',
		id: 'c' as AccountId,
		facilitates: true,
		coordinates: true
	};
	for (const notes of [counts(1), { ...counts(0), held: 1 }, { ...counts(0), trashed: 1 }])
		expect(refusalFor(asCoordinator, open, meeting({ notes }))).toBe('recheck_first');
});

test('[N13] a phone that has sixty notes posts no more; staff who write down for others are not counted', () => {
	const wrote = (notes: number) =>
		meeting({ participant: { stopped: false, notes, supports: [], votes: {} } }, 'waiting', true);
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

test('[P9] a step, a combination and an action item must exist', () => {
	expect(refusalFor(staff, { ...commands['step.go'], position: 3 }, meeting())).toBe('no_such_step');
	expect(refusalFor(staff, { ...commands['action.decide'], combination: 'gone' as never }, meeting())).toBe(
		'combination_gone'
	);
	expect(refusalFor(staff, { ...commands['action.update'], action: 'gone' as ActionId }, meeting())).toBe(
		'action_gone'
	);
	expect(refusalFor(staff, { ...commands['action.decide'], what: ' ' }, meeting())).toBe('text_empty');
});

test('[A5] 見送り needs a word of reason', () => {
	const dropped = { ...commands['action.update'], status: 'dropped' } as const;
	expect(refusalFor(staff, dropped, meeting())).toBe('reason_missing');
	expect(refusalFor(staff, { ...dropped, remark: '車が なくなった' }, meeting())).toBeNull();
});
