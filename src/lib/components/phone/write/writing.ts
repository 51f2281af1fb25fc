import type { Step } from '#lib/board/step.ts';
import type { AgendaItem, Board, Kind } from '#lib/board/model.ts';

/** `folded`: the step is about something else, so the field is one press away. */
export type Writing = 'asked' | 'folded' | 'none';

export function writingAt({ phase, agenda, position }: Board): Writing {
	const step: Step | undefined = agenda[position]?.step;
	if (phase !== 'open' || step === 'reception' || step === 'review') return 'none';
	return step === 'write' ? 'asked' : 'folded';
}

/** 見せる has no kind and must not reset it. */
export function kindAsked(agenda: readonly AgendaItem[], position: number): Kind {
	return agenda.slice(0, position + 1).findLast(({ kind }) => kind !== null)?.kind ?? 'komatta';
}
