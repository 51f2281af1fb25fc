import type { Counting } from './counting.svelte.ts';
import type { LookThrough } from './look-through.svelte.ts';
import type { Panels } from './panels.svelte.ts';
import type { UnseenNotes } from './unseen-notes.svelte.ts';

/** Outlives the panels that show it, and every step. */
export interface DeskTools {
	readonly panels: Panels;
	readonly through: LookThrough;
	readonly counting: Counting;
	readonly unseen: UnseenNotes;
}
