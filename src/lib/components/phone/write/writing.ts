/** What a phone offers at each step of the meeting. */
import type { Step } from '#lib/board/agenda.ts';
import type { AgendaItem, Board, Kind } from '#lib/board/model.ts';

/** `folded`: the step asks for something else; a paper that comes to mind is one press away. */
export type Writing = 'asked' | 'folded' | 'none';

export function writingAt({ phase, agenda, position }: Board): Writing {
	const step: Step | undefined = agenda[position]?.step;
	if (phase !== 'open' || step === 'reception' || step === 'review') return 'none';
	return step === 'write' || step === 'show' ? 'asked' : 'folded';
}

/** The kind that the step asks for, or that was asked for last: 見せる does not turn もったいない back. */
export function kindAsked(agenda: readonly AgendaItem[], position: number): Kind {
	return agenda.slice(0, position + 1).findLast(({ kind }) => kind !== null)?.kind ?? 'komatta';
}
