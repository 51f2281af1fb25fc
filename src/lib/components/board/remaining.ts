import type { Timer } from '#lib/board/model.ts';
import { possibleTimer } from '#lib/board/timer.ts';

/** 0 after the end, null without a timer; `now` is the server's time in ms. */
export function remainingSeconds(timer: Timer, now: number): number | null {
	const { endsAt, leftMs } = possibleTimer(timer, now);
	const ms = endsAt === null ? leftMs : endsAt - now;
	return ms === null ? null : Math.max(0, Math.ceil(ms / 1000));
}

/** 08:42. */
export function clockWords(seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
