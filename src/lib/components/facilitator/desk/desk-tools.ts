import type { Counting } from './counting.svelte.ts';
import type { LookThrough } from './look-through.svelte.ts';
import type { Panels } from './panels.svelte.ts';

/** What lies beside the board at every step, and outlives the panel in which it is seen. */
export interface DeskTools {
	readonly panels: Panels;
	readonly through: LookThrough;
	readonly counting: Counting;
}
