/** What depends on more of the moment than on the phase. */
import { expect, test } from 'vitest';
import { commands } from '../../../../tests/support/board/every-command.ts';
import {
	ann,
	key,
	meeting,
	screen,
	staff,
	viewer
} from '../../../../tests/support/board/one-note-meeting.ts';
import { refusalFor } from './policy.ts';

test('[T5] who facilitates takes 閉会 back in time, nobody else does, and nobody before or after', () => {
	const reopen = commands['meeting.reopen'];
	const wrapup = meeting({ phase: 'wrapup' });
	for (const actor of [staff, key]) {
		expect(refusalFor(actor, reopen, wrapup)).toBeNull();
		const late = meeting({ phase: 'wrapup', reopenable: false });
		expect(refusalFor(actor, reopen, late)).toBe('too_late_to_reopen');
		expect(refusalFor(actor, reopen, meeting({ phase: 'draft' }))).toBe('meeting_not_open');
		expect(refusalFor(actor, reopen, meeting({ phase: 'open' }))).toBe('already_opened');
		expect(refusalFor(actor, reopen, meeting({ phase: 'closed' }))).toBe('meeting_closed');
	}
	expect(refusalFor(ann, reopen, wrapup)).toBe('facilitator_only');
	for (const actor of [screen, viewer]) expect(refusalFor(actor, reopen, wrapup)).toBe('read_only');
});

test('[P14] while writing is stopped no phone posts or edits; it withdraws and chooses, and staff write on', () => {
	const quiet = meeting({ writing: false }, 'shown', true);
	for (const type of ['note.post', 'note.edit', 'note.turn'] as const)
		expect(refusalFor(ann, commands[type], quiet), type).toBe('writing_stopped');
	for (const type of ['note.withdraw', 'support.set', 'vote.set', 'offer.set'] as const)
		expect(refusalFor(ann, commands[type], quiet), type).toBeNull();
	const proxy = meeting({ writing: false, note: () => ({ ...aProxyNote, own: false }) });
	for (const actor of [staff, key])
		for (const type of ['note.post', 'note.edit', 'note.turn'] as const)
			expect(refusalFor(actor, commands[type], proxy), type).toBeNull();
	const over = meeting({ writing: false, phase: 'wrapup' }, 'shown', true);
	expect(refusalFor(ann, commands['note.post'], over)).toBe('meeting_wrapping_up');
	const device = { stopped: true, notes: 0, supports: [], votes: {}, offers: [] };
	const both = meeting({ writing: false, participant: device });
	expect(refusalFor(ann, commands['note.post'], both)).toBe('device_stopped');
});

const aProxyNote = { state: 'waiting', text: '', hasAuthor: false, isUnseen: true } as const;
