import { untrack } from 'svelte';
import type { Board } from '#lib/board/model.ts';
import { PageReport, settleMs } from './page-report.ts';
import { provideWallPager, WallPager } from './wall-pager.svelte.ts';

/** Often enough that laptop and screen turn together to the eye. */
const beatMs = 250;

interface Steered {
	readonly board: () => Board;
	/** Milliseconds since 1970 on the server's clock. */
	readonly now: () => number;
	readonly online: () => boolean;
	/** Resolves with whether the server has taken it. */
	readonly send: (pages: number) => Promise<boolean>;
}

/** To be called while a component is created, whose lists it then turns. */
export function steeredPages({ board, now, online, send }: Steered): WallPager {
	const pager = new WallPager(() => board().wall, now);
	provideWallPager(pager);

	const report = new PageReport(send);
	const picture = $derived.by(() => {
		const { phase, position, wall } = board();
		return JSON.stringify([phase, position, wall.focus]);
	});
	const pages = $derived(pager.pages);
	/** A covered picture keeps its pages, so that staff can turn to one before they show it. */
	const tells = $derived.by(() => {
		const { phase, cancelled, wall } = board();
		return online() && cancelled === null && !wall.covered && (phase === 'open' || phase === 'wrapup');
	});
	const turns = $derived(pager.turnsByItself);

	$effect(() => {
		if (!turns) return;
		const beat = setInterval(() => pager.beat(), beatMs);
		return () => clearInterval(beat);
	});
	$effect(() => {
		const [count, shown] = [pages, picture];
		if (!tells) return;
		const wait = setTimeout(
			() =>
				void report.tell(
					count,
					shown,
					untrack(() => board().wall.pages)
				),
			settleMs
		);
		return () => clearTimeout(wait);
	});
	return pager;
}
