/**
 * Larger than the posting code, so it is loaded when typing begins. If that fails, the server holds
 * the note (N9).
 */
export type DetailsChoice = typeof import('./PersonalDetailsChoice.svelte');

const longestWaitMs = 2_000;
let coming: Promise<DetailsChoice | null> | null = null;

export function fetchDetailsChoice(): Promise<DetailsChoice | null> {
	coming ??= import('./PersonalDetailsChoice.svelte').catch(() => {
		coming = null; // the next press tries again
		return null;
	});
	return coming;
}

/** Resolves with null after 2 s, so that a dead connection does not block 出す. */
export function detailsChoiceSoon(): Promise<DetailsChoice | null> {
	const tooLong = new Promise<null>((resolve) => setTimeout(resolve, longestWaitMs, null));
	return Promise.race([fetchDetailsChoice(), tooLong]);
}
