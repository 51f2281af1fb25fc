/** How the meeting stands against its planned end (T6). For staff only: nobody is hurried (AN-2). */
import type { AgendaItem, Board } from '#lib/board/model.ts';
import { possibleTimer } from '#lib/board/timer.ts';

type Running = Pick<Board, 'phase' | 'agenda' | 'position' | 'timer' | 'endsAt' | 'steppedAt'>;

const minuteMs = 60_000;
/** Less is no news, and would come and go all the time. */
const nothingMs = 2 * minuteMs;
/** T4: a meeting that ends further away has a wrong date, or was opened on another day to try it. */
const mostAwayMs = 12 * 60 * minuteMs;
/** A page's copy of the server's clock is behind by the network delay. */
const behindMs = minuteMs;

export interface MeetingEnd {
	/** Milliseconds since 1970. */
	readonly endsAt: number;
	/** おそい above 0, はやい below; 0 within two minutes. */
	readonly lateMinutes: number;
}

export const minutesOf = (agenda: readonly AgendaItem[]): number =>
	agenda.reduce((sum, { minutes }) => sum + minutes, 0);

/** Returns the end that is kept when the door first opens, or null if the 次第 names no minutes. */
export function plannedEnd(startsAt: number, agenda: readonly AgendaItem[]): number | null {
	const minutes = minutesOf(agenda);
	return minutes > 0 ? startsAt + minutes * minuteMs : null;
}

/**
 * Null unless the meeting is open and has a planned end.
 *
 * @param now the server's time
 */
export function meetingEnd(board: Running, now: number): MeetingEnd | null {
	const { phase, endsAt, agenda, position } = board;
	if (phase !== 'open' || endsAt === null || Math.abs(endsAt - now) > mostAwayMs) return null;
	const late = now + leftHere(board, now) + minutesOf(agenda.slice(position + 1)) * minuteMs - endsAt;
	// At the first step the meeting may not have begun, so being early says nothing.
	const isNews = Math.abs(late) > nothingMs && !(late < 0 && position === 0);
	return { endsAt, lateMinutes: isNews ? Math.round(late / minuteMs) : 0 };
}

/** In milliseconds: what the timer still gives the current step, else what its minutes leave. */
export function leftHere({ agenda, position, timer, steppedAt }: Running, now: number): number {
	const { endsAt, leftMs } = possibleTimer(timer, now);
	if (endsAt !== null) return Math.max(0, endsAt - now);
	if (leftMs !== null) return leftMs;
	const planned = (agenda[position]?.minutes ?? 0) * minuteMs;
	const isPossible = steppedAt !== null && steppedAt <= now + behindMs; // T4
	return isPossible ? Math.min(planned, Math.max(0, steppedAt + planned - now)) : planned;
}
