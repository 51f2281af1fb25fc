import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { BoardAction, Phase } from '#lib/board/model.ts';
import { marksIn } from '#lib/board/text/personal-information.ts';
import { nextDecision } from './next-decision.ts';

const agenda = agendaFrom('sasaeai_90');
const place = agenda.findIndex(({ step }) => step === 'decide');
const at = (position: number, phase: Phase = 'open', actions: readonly BoardAction[] = []) => ({
	phase,
	agenda,
	position,
	actions
});

test('at 決める a rehearsal gets one sample やること, which points at nobody', () => {
	const ask = nextDecision(at(place), false);
	expect(ask).toMatchObject({ type: 'action.decide', result: 'do' });
	if (ask?.type !== 'action.decide') return;
	expect(marksIn(`${ask.what} ${ask.firstStep} ${ask.owner}`)).toEqual([]);
});

test('it comes once, and not where something is decided already', () => {
	expect(nextDecision(at(place), true)).toBeNull();
	const taken = { from: 'earlier' } as BoardAction;
	const own = { from: 'this_meeting' } as BoardAction;
	expect(nextDecision(at(place, 'open', [taken]), false)).not.toBeNull();
	expect(nextDecision(at(place, 'open', [taken, own]), false)).toBeNull();
});

test('at no other step, before the door is opened or after 閉会', () => {
	for (const [position, { step }] of agenda.entries())
		if (step !== 'decide') expect([step, nextDecision(at(position), false)]).toEqual([step, null]);
	for (const phase of ['draft', 'wrapup', 'closed'] as const)
		expect(nextDecision(at(place, phase), false)).toBeNull();
});
