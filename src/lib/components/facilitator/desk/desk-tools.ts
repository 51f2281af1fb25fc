import type { Step } from '#lib/board/step.ts';
import { Calling } from './calling.svelte.ts';
import { Counting } from './counting.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import { LookThrough } from './look-through.svelte.ts';
import { Panels } from './panels.svelte.ts';
import { UnseenNotes } from './unseen-notes.svelte.ts';

/** Outlives the panels that show it, and every step. */
export interface DeskTools {
	readonly panels: Panels;
	readonly through: LookThrough;
	readonly counting: Counting;
	readonly unseen: UnseenNotes;
	readonly calling: Calling;
}

interface Now {
	readonly step: () => Step;
	/** Changes with the step, also when two of one kind follow each other. */
	readonly moment: () => string;
}

export const toolsOf = (desk: Desk, { moment, step }: Now): DeskTools => ({
	panels: new Panels(moment),
	through: new LookThrough(desk.drafts),
	counting: new Counting(
		() => desk.live.attendance,
		(line) => desk.ask({ type: 'attendance.add', ...line })
	),
	unseen: new UnseenNotes(desk, step),
	calling: new Calling()
});
