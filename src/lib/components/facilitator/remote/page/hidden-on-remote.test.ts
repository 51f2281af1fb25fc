import { expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard, emptyNote } from '#lib/board/empty.ts';
import type { Board } from '#lib/board/model.ts';
import type { Step } from '#lib/board/step.ts';
import { hiddenOnRemote } from './hidden-on-remote.ts';

const agenda = agendaFrom('sasaeai_90');
const at = (step: Step, change: Partial<Board> = {}): Board => ({
	...emptyBoard,
	agenda,
	position: agenda.findIndex((item) => item.step === step),
	tallies: { ...emptyBoard.tallies, waiting: { komatta: 3, mottainai: 1 } },
	...change
});

test('every note that waits can be looked through, at whichever step', () => {
	for (const step of ['write', 'show', 'group', 'decide'] as const) expect(hiddenOnRemote(at(step))).toBe(4);
});

test('notes written ahead wait until people begin to write', () => {
	for (const step of ['reception', 'review'] as const) {
		expect(hiddenOnRemote(at(step))).toBe(0);
		expect(hiddenOnRemote(at(step, { notes: [emptyNote] })), 'back at it, with notes shown').toBe(4);
	}
});

test('where notes show at once there is nothing to look through', () => {
	expect(hiddenOnRemote(at('write', { reveal: 'at_once' }))).toBe(0);
});
