import type { Attendance } from '#lib/board/attendance.ts';
import type { BoardAction } from '#lib/board/model.ts';
import type { KnownOwner } from '#lib/components/facilitator/desk/known.ts';

/** More than this, and one is asked whether somebody else could do it. Asked, never refused. */
export const manyOpen = 5;

const isOpen = ({ status }: BoardAction) => status !== 'done' && status !== 'dropped';

/**
 * How many やること somebody has open. The board knows it for everybody whom it names: it took over whatever was undone;
 * for the others it is what the page knew when it opened.
 */
export function openOf(name: string, actions: readonly BoardAction[], known: readonly KnownOwner[]): number {
	const theirs = actions.filter(({ owner }) => owner.trim() === name.trim());
	if (theirs.length > 0) return theirs.filter(isOpen).length;
	return known.find((owner) => owner.name === name.trim())?.open ?? 0;
}

/** Whom だれが offers: names of today and of before, and the organisations that are here. Each once. */
export function namesToOffer(
	actions: readonly BoardAction[],
	known: readonly KnownOwner[],
	attendance: readonly Attendance[]
): readonly string[] {
	const names = [
		...actions.map(({ owner }) => owner),
		...known.map(({ name }) => name),
		...attendance.map(({ organization }) => organization)
	];
	return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
}
