import type { AgendaItem, Board } from '#lib/board/model.ts';
import { leftHere, meetingEnd, minutesOf } from './meeting-end.ts';

const minuteMs = 60_000;
/** A step of fewer minutes is none, and one that has fewer keeps what it has. */
const leastMinutes = 2;
/** What was promised, and that it is read aloud, is what the meeting is for. */
const keepsMinutes = ({ step }: AgendaItem) => step === 'decide' || step === 'close';

export interface Tightened {
	readonly agenda: readonly AgendaItem[];
	/** By how much the meeting still ends late then; 0 if the end is met. */
	readonly lateMinutes: number;
}

/**
 * Proposes minutes for the items after the current one so that the planned end is met
 * (のこりを つめる). What each has above its least shrinks in proportion; null if nothing can.
 *
 * @param now the server's time
 */
export function tightened(board: Board, now: number): Tightened | null {
	const end = meetingEnd(board, now);
	if (!end || end.lateMinutes <= 0) return null;
	const { agenda, position } = board;
	const isFree = (item: AgendaItem, i: number) => i > position && !keepsMinutes(item);
	const least = agenda.map((item, i) =>
		isFree(item, i) ? Math.min(item.minutes, leastMinutes) : item.minutes
	);
	const spare = agenda.map((item, i) => item.minutes - least[i]!);
	const left = Math.floor((end.endsAt - now - leftHere(board, now)) / minuteMs);
	const wanted = left - least.slice(position + 1).reduce((sum, minutes) => sum + minutes, 0);
	const shares = inProportion(spare, Math.max(0, wanted));
	if (shares.every((share, i) => share === spare[i])) return null;
	const shorter = agenda.map((item, i) => ({ ...item, minutes: least[i]! + shares[i]! }));
	const late = minutesOf(shorter.slice(position + 1)) - left;
	return { agenda: shorter, lateMinutes: Math.max(0, late) };
}

/** Whole numbers, none above its own: the largest remainders are rounded up. */
function inProportion(all: readonly number[], total: number): number[] {
	const sum = all.reduce((whole, each) => whole + each, 0);
	if (sum <= total) return [...all];
	const exact = all.map((each) => (each * total) / sum);
	const shares = exact.map(Math.floor);
	let missing = total - shares.reduce((whole, each) => whole + each, 0);
	const byRemainder = exact
		.map((each, i) => ({ i, remainder: each - shares[i]! }))
		.sort((a, b) => b.remainder - a.remainder || a.i - b.i);
	for (const { i } of byRemainder) {
		if (missing <= 0) break;
		shares[i]! += 1;
		missing -= 1;
	}
	return shares;
}
