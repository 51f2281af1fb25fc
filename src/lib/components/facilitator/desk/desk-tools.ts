import type { Counting } from './counting.svelte.ts';
import type { LookThrough } from './look-through.svelte.ts';
import type { Panels } from './panels.svelte.ts';

/** State of the tools beside the board. It outlives the panels that show it, and every step. */
export interface DeskTools {
	readonly panels: Panels;
	readonly through: LookThrough;
	readonly counting: Counting;
}
