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

/**
 * Returns the page that stands on the projector screen, from 0. The laptop and the screen compute
 * it alike, so nothing has to be sent while pages turn by themselves.
 *
 * @param pages how many there are
 * @param now milliseconds since 1970 on the server's clock
 */
export function pageAt({ page, turningSince }: Wall, pages: number, now: number): number {
	if (pages < 2) return 0;
	if (turningSince === null) return Math.min(page, pages - 1);
	return (page + Math.max(0, Math.floor((now - turningSince) / pageMs))) % pages;
}
