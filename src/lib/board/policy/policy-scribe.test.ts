import { expect, test } from 'vitest';
import { commands } from '../../../../tests/support/board/every-command.ts';
import { counts, fitting, meeting, scribe, types } from '../../../../tests/support/board/one-note-meeting.ts';
import type { Command } from './commands.ts';
import { nothingDone, type MeetingState } from './meeting-state.ts';
import { phases, type NoteState } from '#lib/board/model.ts';
import { isStaff } from './actor.ts';
import { refusalFor, refusalForEdit } from './policy.ts';

const ofServer: Command['type'][] = ['phone.joined', 'timer.move', 'action.refresh'];
const corrections = ['note.edit', 'note.turn', 'note.withdraw'] as const;
const post = commands['note.post'];
const proxy = { ...post, as: 'proxy' } as const;

test('[P15] of every command there is, a 代筆のかぎ gives 代筆 and its corrections, and arranges nothing', () => {
	expect(isStaff(scribe)).toBe(false);
	for (const type of types) {
		const wanted = corrections.some((each) => each === type)
			? null
			: ofServer.includes(type)
				? 'unknown_command'
				: 'facilitator_only';
		expect(refusalFor(scribe, commands[type], meeting({}, fitting[type], true)), type).toBe(wanted);
	}
	for (const as of ['proxy', 'paper'] as const)
		expect(refusalFor(scribe, { ...post, as, number: 12 }, meeting()), as).toBeNull();
	for (const as of ['between', 'staff'] as const)
		expect(refusalFor(scribe, { ...post, as }, meeting()), as).toBe('facilitator_only');
	expect(refusalFor(scribe, post, meeting()), 'nobody writes for herself with it').toBe('facilitator_only');
	for (const phase of phases) expect(refusalForEdit(scribe, phase)).toBe('facilitator_only');
});

test('[P15][P3] it corrects what it wrote down itself, and what staff, another key or a phone wrote it does not', () => {
	for (const hasAuthor of [true, false]) {
		const note = () => ({ state: 'waiting', text: '', own: false, hasAuthor, isUnseen: true }) as const;
		for (const type of corrections)
			expect(refusalFor(scribe, commands[type], meeting({ note })), type).toBe('not_your_note');
	}
});

test('[P15] it corrects until the room has seen the note', () => {
	for (const type of corrections) {
		const of = (state: NoteState) => refusalFor(scribe, commands[type], meeting({}, state, true));
		expect([of('waiting'), of('held')], type).toEqual([null, null]);
		expect([of('shown'), of('trashed')], type).toEqual(['already_shown', 'note_gone']);
		expect([of('withdrawn'), of('handed_off')], type).toEqual(['note_gone', 'note_gone']);
	}
});

test('[P15][P2][P6] it writes while the meeting is open, and after 閉会 it only takes back', () => {
	const at = (change: Partial<MeetingState>) =>
		[proxy, ...corrections.map((type) => commands[type])].map((command) =>
			refusalFor(scribe, command, meeting(change, 'waiting', true))
		);
	expect(at({})).toEqual([null, null, null, null]);
	expect(at({ phase: 'draft' })).toEqual(Array(4).fill('meeting_not_open'));
	const over = 'meeting_wrapping_up';
	expect(at({ phase: 'wrapup' })).toEqual([over, over, over, null]);
	expect(at({ phase: 'closed' })).toEqual(Array(4).fill('meeting_closed'));
});

test('[P15][N3][P14] 代筆 goes on while phones are stopped, and leaves staff the same places as phones', () => {
	expect(refusalFor(scribe, proxy, meeting({ writing: false }))).toBeNull();
	expect(refusalFor(scribe, proxy, meeting({ notes: counts(1_899) }))).toBeNull();
	expect(refusalFor(scribe, proxy, meeting({ notes: counts(1_900) }))).toBe('board_full');
	const named = { text: '田中さんが 困っている' };
	const holding = (held: number) => meeting({ notes: { onBoard: 1, held, trashed: 0 } }, 'waiting', true);
	for (const command of [
		{ ...proxy, ...named },
		{ ...commands['note.edit'], ...named }
	]) {
		expect(refusalFor(scribe, command, holding(499)), command.type).toBeNull();
		expect(refusalFor(scribe, command, holding(500)), command.type).toBe('board_full');
	}
	const card = { ...post, as: 'paper', number: 12 } as const;
	expect(refusalFor(scribe, card, meeting({ isTaken: () => true }))).toBe('number_taken');
});

test('[P15][N13] of 300 notes that the room has not seen, a 代筆のかぎ adds none, and corrects each', () => {
	const wrote = (notes: number) => meeting({ participant: { ...nothingDone, notes } }, 'waiting', true);
	expect(refusalFor(scribe, proxy, wrote(299))).toBeNull();
	expect(refusalFor(scribe, proxy, wrote(300))).toBe('board_full');
	for (const type of corrections) expect(refusalFor(scribe, commands[type], wrote(300)), type).toBeNull();
});
