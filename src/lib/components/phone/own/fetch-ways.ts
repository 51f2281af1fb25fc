/**
 * The rules that ask before a paper goes out, and what they offer. They weigh more than posting itself, so they come with
 * the first words, on every line long before 出す. Where they do not, the paper goes out, and the server holds it (N9).
 */
export type Ways = typeof import('./HoldWays.svelte');

const longestWaitMs = 2_000;
let coming: Promise<Ways | null> | null = null;

export function fetchWays(): Promise<Ways | null> {
	coming ??= import('./HoldWays.svelte').catch(() => {
		coming = null; // asked for anew with the next press
		return null;
	});
	return coming;
}

/** Whoever presses 出す is not kept waiting by a line that says nothing. */
export function waysSoon(): Promise<Ways | null> {
	const tooLong = new Promise<null>((resolve) => setTimeout(resolve, longestWaitMs, null));
	return Promise.race([fetchWays(), tooLong]);
}
