/** The time of a step (T1), read so that no clock that was wrong once makes it last for days. */
import { maxTimerSeconds, type Timer } from './model.ts';

export const mostMs = maxTimerSeconds * 1000;
/** A page learns the server's clock over its network, and is behind it by as much as that takes. */
const behindMs = 60_000;

const none: Timer = { endsAt: null, leftMs: null };

/** T4: nobody is given more than four hours, so one that ends later was started by another clock. @param now the server's */
export function possibleTimer(timer: Timer, now: number): Timer {
	const ms = timer.endsAt === null ? (timer.leftMs ?? 0) : timer.endsAt - now;
	return ms > mostMs + behindMs ? none : timer;
}
