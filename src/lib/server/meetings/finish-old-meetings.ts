import { ulid } from 'ulid';
import { SteadyClock } from '#lib/wire/clocks.ts';
import type { App } from '../app.ts';
import { meetingsClosedBefore } from '../db/lookup.ts';

/** Days between 閉会 and まとめ完了. */
const finishedAfterDays = 7;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Notes can then no longer be linked to their authors (P8). */
export async function finishOldMeetings(app: App, now: Date): Promise<void> {
	const before = new Date(now.getTime() - finishedAfterDays * dayMs);
	for (const address of await meetingsClosedBefore(app.db, before)) {
		const { meeting } = address;
		try {
			const command = { id: ulid(), type: 'meeting.finish' } as const;
			const answer = await app.rooms.run(address, command, { kind: 'server' });
			if (answer.ok) app.log.info({ meeting }, 'a meeting was finished a week after it was closed');
			else app.log.warn({ meeting, refusal: answer.refusal }, 'an old meeting could not be finished');
		} catch (error) {
			app.log.error({ err: error, meeting }, 'an old meeting could not be finished');
		}
	}
}

/**
 * Stopping waits for the round in progress. A round is skipped after the clock was set: finishing
 * cannot be undone, and a wrong date is often corrected within the hour.
 */
export function finishOldMeetingsHourly(app: App, clock = new SteadyClock()): () => Promise<void> {
	const round = async () => {
		if (clock.look() !== 0)
			return app.log.warn('the clock was set: old meetings are finished in an hour, if it still says so');
		try {
			await finishOldMeetings(app, new Date(clock.now()));
		} catch (error) {
			app.log.error({ err: error }, 'could not ask which meetings are old; asking again in an hour');
		}
	};
	let running = Promise.resolve();
	const timer = setInterval(() => {
		running = running.then(round);
	}, hourMs);
	return () => {
		clearInterval(timer);
		return running;
	};
}
