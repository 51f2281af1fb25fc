import { expect, test } from 'vitest';
import { commands } from '../../../../tests/support/board/every-command.ts';
import type { AccountId, DayKeyId } from '#lib/board/model.ts';
import type { Actor } from './actor.ts';
import type { CommandOf } from './commands.ts';
import { noNotes, nothingDone, type MeetingState } from './meeting-state.ts';
import { refusalFor } from './policy.ts';

const facilitator: Actor = { kind: 'account', id: 'staff' as AccountId, facilitates: true };

function meeting(change: Partial<MeetingState> = {}): MeetingState {
	return {
		phase: 'draft',
		cancelled: false,
		reopenable: false,
		writing: true,
		agendaLength: 3,
		confidentiality: 'members',
		planVersion: 'the-one-that-stands',
		notes: noNotes,
		voting: 'closed',
		stickers: 3,
		note: () => null,
		isTaken: () => false,
		hasCombination: () => false,
		hasAction: () => false,
		participant: nothingDone,
		...change
	};
}

const asked = (change: Partial<CommandOf<'meeting.plan'>>, state = meeting(), actor: Actor = facilitator) =>
	refusalFor(actor, { ...commands['meeting.plan'], ...change }, state);

test('[P12] a plan that was made from an older one than stands is refused, one made from that one is not', () => {
	expect(asked({ since: 'the-one-that-stands' })).toBeNull();
	for (const since of ['an-older-one', '']) expect(asked({ since }), since).toBe('plan_changed');
	expect(asked({ since: 'an-older-one' }, meeting({ planVersion: null }))).toBe('plan_changed');
	expect(asked({})).toBeNull(); // an older page's command
});

test('[P12] who may not plan at all, or no more, hears that and nothing about the plan', () => {
	const since = 'an-older-one';
	const key: Actor = { kind: 'key', id: 'key' as DayKeyId };
	expect(asked({ since }, meeting(), key)).toBe('account_only');
	expect(asked({ since }, meeting({ phase: 'wrapup' }))).toBe('meeting_wrapping_up');
	expect(asked({ since }, meeting({ cancelled: true }))).toBe('meeting_cancelled');
	// What else is wrong with it was perhaps right when it was begun.
	expect(asked({ since, confidentiality: 'public' })).toBe('plan_changed');
});

test('a plan names a venue that can be read, or none', () => {
	for (const venue of ['', '　']) expect(asked({ venue })).toBe('text_empty');
	expect(asked({ venue: '長'.repeat(501) })).toBe('text_too_long');
	expect(asked({ venue: '本町 公民館' })).toBeNull();
});
