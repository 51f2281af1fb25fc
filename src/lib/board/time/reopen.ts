import type { Closing } from '#lib/board/closing.ts';

/** Long enough to notice a wrong press, and most people are still in the room. */
export const reopenMs = 15 * 60_000;
/** A page's copy of the server's clock is behind by the network delay, and two processes differ. */
const behindMs = 60_000;

/**
 * Returns for how many milliseconds 閉会 can still be taken back (T5). T4: a 閉会 in the future
 * comes from a wrong clock and counts as none.
 *
 * @param now the server's time
 */
export function reopenLeft(closing: Closing | null, now: number): number {
	if (!closing || closing.at > now + behindMs) return 0;
	return Math.max(0, Math.min(reopenMs, closing.at + reopenMs - now));
}
