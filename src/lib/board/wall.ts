import type { Wall } from './model.ts';

export const stillWall: Wall = {
	focus: null,
	page: 0,
	turningSince: null,
	pages: 1,
	qr: false,
	covered: false
};

export const firstPage = { focus: null, page: 0, turningSince: null } satisfies Partial<Wall>;

/** Long enough to read twelve cards silently. */
export const pageMs = 12_000;
export const mostWallPages = 999;
export const mostPicked = 24;

/** Tolerated clock difference between devices and the server. */
const apartMs = 60_000;

/** T4: turning that begins in the future comes from a wrong clock; staff can start it anew. */
export const isTurning = ({ turningSince }: Wall, now: number) =>
	turningSince !== null && turningSince <= now + apartMs;

/**
 * Returns the page that stands on the projector screen, from 0. The laptop and the screen compute
 * it alike, so nothing has to be sent while pages turn by themselves.
 *
 * @param pages how many there are
 * @param now milliseconds since 1970 on the server's clock
 */
export function pageAt(wall: Wall, pages: number, now: number): number {
	const { page, turningSince } = wall;
	if (pages < 2) return 0;
	if (turningSince === null || !isTurning(wall, now)) return Math.min(page, pages - 1);
	return (page + Math.max(0, Math.floor((now - turningSince) / pageMs))) % pages;
}
