import { totalOf } from '#lib/board/kinds.ts';
import type { Board } from '#lib/board/model.ts';

/**
 * How many notes wait for 目を とおす. Those written ahead wait until people begin to write, and where
 * notes show at once there is nothing to look through.
 */
export function hiddenOnRemote({ agenda, notes, position, reveal, tallies }: Board): number {
	const step = agenda[position]?.step;
	const early = (step === 'reception' || step === 'review') && notes.length === 0;
	return early || reveal === 'at_once' ? 0 : totalOf(tallies.waiting);
}
