import type { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { nextArrival } from './next-arrival.ts';
import { nextDecision } from './next-decision.ts';

/** Long enough to see each of them arrive. */
const pauseMs = 4_000;

/**
 * Posts the sample notes of a rehearsal (練習) and decides its sample やること. It belongs to the page,
 * so that they arrive whether that shows the facilitator's board or the wall (1台で 進める).
 */
export function sampleArrivals(live: LiveBoard): void {
	const posted: string[] = [];
	let decided = false;

	$effect(() => {
		const { board, privateNotes } = live;
		if (live.status !== 'online') return;
		const note = nextArrival(board, privateNotes, posted);
		const decision = nextDecision(board, decided);
		if (!note && !decision) return;
		const timer = setTimeout(() => {
			if (note) posted.push(note.text);
			else decided = true;
			const ask = note ? ({ type: 'note.post', ...note, as: 'proxy' } as const) : decision;
			if (ask) void live.ask(ask);
		}, pauseMs);
		return () => clearTimeout(timer);
	});
}
