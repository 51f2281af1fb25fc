import type { Timer } from './model.ts';
import { maxTimerSeconds } from './limits.ts';

export const mostMs = maxTimerSeconds * 1000;
/** A page's copy of the server's clock is behind by the network delay. */
const behindMs = 60_000;

const none: Timer = { endsAt: null, leftMs: null };

/**
 * T4: a timer that ends later than in four hours has a wrong clock and counts as none.
 * @param now the server's time
 */
export function possibleTimer(timer: Timer, now: number): Timer {
	const ms = timer.endsAt === null ? (timer.leftMs ?? 0) : timer.endsAt - now;
	return ms > mostMs + behindMs ? none : timer;
}
