import type { OfferedPlace } from '#lib/board/handoff-place.ts';

/** Whom to call after 個別の支援につなぐ. It outlives the panel of the note, which is gone by then. */
export class Calling {
	place: OfferedPlace | null = $state.raw(null);
}
