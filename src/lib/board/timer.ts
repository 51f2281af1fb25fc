/** The timer of a step (T1), read so that a clock once wrong cannot make it last for days. */
import type { Timer } from './model.ts';
import { maxTimerSeconds } from './limits.ts';

export const mostMs = maxTimerSeconds * 1000;
/** A page's copy of the server's clock is behind by the network delay. */
const behindMs = 60_000;

const none: Timer = { endsAt: null, leftMs: null };

/**
 * T4: a timer lasts at most four hours; one that ends later has a wrong clock and counts as none.
 * @param now the server's time
 */
export function possibleTimer(timer: Timer, now: number): Timer {
	const ms = timer.endsAt === null ? (timer.leftMs ?? 0) : timer.endsAt - now;
	return ms > mostMs + behindMs ? none : timer;
}
