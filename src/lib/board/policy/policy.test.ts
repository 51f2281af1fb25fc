import { expect, test } from 'vitest';
import { commands } from '../../../../tests/support/board/every-command.ts';
import {
	ann,
	ben,
	counts,
	fitting,
	key,
	meeting,
	phones,
	screen,
	server,
	staff,
	types,
	viewer
} from '../../../../tests/support/board/one-note-meeting.ts';
import type { Command } from './commands.ts';
import { phases, type AccountId, type NoteState, type ParticipantId, type Phase } from '#lib/board/model.ts';
import type { Actor } from './actor.ts';
import { refusalFor, refusalForEdit } from './policy.ts';
import type { Refusal } from './refusals.ts';

const asked = (actor: Actor, type: Command['type'], phase: Phase = 'open') =>
	refusalFor(actor, commands[type], meeting({ phase }, fitting[type], actor === ann));

const servers: Command['type'][] = ['phone.joined', 'timer.move', 'action.refresh'];

test('[P3][P4][V1] of every command there is, a participant may give six, and others’ notes stay theirs', () => {
	for (const type of types) {
		const server = servers.includes(type);
		expect(asked(ann, type), type).toBe(
			phones.includes(type) ? null : server ? 'unknown_command' : 'facilitator_only'
		);
	}
	expect(asked(ben, 'note.edit')).toBe('not_your_note');
	expect(asked(ben, 'note.withdraw')).toBe('not_your_note');
	expect(asked(ben, 'note.turn')).toBe('not_your_note');
	expect(asked(ben, 'note.post')).toBeNull();
});

test('[P5] the projector and accounts of other councils give no command at all', () => {
	for (const type of types.filter((each) => each !== 'wall.pages')) {
		const server = servers.includes(type);
		for (const actor of [screen, viewer])
			expect(asked(actor, type), type).toBe(server ? 'unknown_command' : 'read_only');
	}
	expect(asked(viewer, 'wall.pages')).toBe('read_only');
	expect(asked(screen, 'wall.pages'), 'it alone knows how much fits').toBeNull();
	const phone: Actor = { kind: 'screen', id: 'ann' as ParticipantId, looksOnly: true };
	expect(asked(phone, 'wall.pages'), 'a phone in the view of the screen').toBe('read_only');
});

test('[P4][V1] who facilitates, by account or by 当日のかぎ, may give all but those of phones', () => {
	const refused: Partial<Record<Command['type'], Refusal>> = {
		'note.edit': 'not_your_note',
		'note.withdraw': 'not_your_note',
		'note.turn': 'not_your_note',
		'support.set': 'unknown_command',
		'vote.set': 'unknown_command',
		'offer.set': 'unknown_command',
		'phone.joined': 'unknown_command',
		'timer.move': 'unknown_command',
		'action.refresh': 'unknown_command',
		'meeting.cancel': 'already_opened',
		'meeting.finish': 'close_first',
		'meeting.reopen': 'already_opened'
	};
	for (const type of types)
		for (const actor of [staff, key]) {
			const account = actor === key && (type === 'meeting.plan' || type === 'meeting.cancel');
			expect(asked(actor, type), type).toBe(account ? 'account_only' : (refused[type] ?? null));
		}
});

test('[P2] after 閉会 staff tidy, participants withdraw, and nothing new comes', () => {
	const tidying = [
		'note.handoff',
		'note.trash',
		'note.restore',
		'note.carry',
		'support.count',
		'vote.count',
		'offer.count',
		'deciding.set',
		'wall.set',
		'wall.pages',
		'action.decide',
		'action.bring',
		'action.edit',
		'action.update',
		'arrangement.restore',
		'decide.later',
		'attendance.add',
		'meeting.finish',
		'meeting.reopen'
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

test('[P13] a meeting that was called off waits as it is; only 中止 is taken back, and notes taken away', () => {
	const off = (type: Command['type'], actor: Actor, state: NoteState = fitting[type] ?? 'waiting') => {
		const note = () => ({ state, text: '米が 重い', own: actor === ann, hasAuthor: false, isUnseen: true });
		return refusalFor(actor, commands[type], meeting({ phase: 'draft', cancelled: true, note }));
	};
	const possible = ['meeting.cancel', 'note.withdraw', 'note.handoff'];
	for (const type of types.filter((each) => !phones.includes(each) || each.startsWith('note.'))) {
		if (servers.includes(type)) expect(off(type, server), type).toBe('meeting_cancelled');
		else expect(off(type, staff), type).toBe(possible.includes(type) ? null : 'meeting_cancelled');
	}
	expect(off('door.set', server)).toBe('meeting_cancelled');
	for (const type of ['note.post', 'note.edit', 'note.turn', 'support.set', 'vote.set', 'offer.set'] as const)
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
	const facts = { state: 'waiting', text: '', own: false, hasAuthor: false, isUnseen: true } as const;
	const proxy = meeting({ note: () => facts });
	for (const type of ['note.edit', 'note.withdraw', 'note.turn'] as const) {
		expect(refusalFor(staff, commands[type], proxy)).toBeNull();
		expect(refusalFor(ann, commands[type], proxy)).toBe('not_your_note');
	}
	expect(refusalFor(staff, commands['author.stop'], proxy)).toBe('not_from_a_phone');
});

test('[P7] a stopped phone posts and edits no more; it withdraws, and chooses', () => {
	const stopped = meeting(
		{ participant: { stopped: true, notes: 0, supports: [], votes: {}, offers: [] } },
		'shown',
		true
	);
	for (const type of ['note.post', 'note.edit', 'note.turn'] as const)
		expect(refusalFor(ann, commands[type], stopped)).toBe('device_stopped');
	for (const type of ['note.withdraw', 'support.set', 'vote.set', 'offer.set'] as const)
		expect(refusalFor(ann, commands[type], stopped)).toBeNull();
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

test('[P4] only those who facilitate the council edit the arrangement', () => {
	for (const phase of phases) {
		for (const actor of [ann, screen, viewer, server])
			expect(refusalForEdit(actor, phase)).toBe('facilitator_only');
	}
	expect(refusalForEdit(staff, 'open')).toBeNull();
	expect(refusalForEdit(staff, 'wrapup')).toBeNull();
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
