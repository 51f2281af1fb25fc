import type { Attendance } from '#lib/board/attendance.ts';
import type { BoardAction } from '#lib/board/model.ts';
import type { KnownOwner } from '#lib/components/facilitator/desk/known.ts';

/** Above this the form asks whether others could help, but never refuses. */
export const manyOpen = 5;

const isOpen = ({ status }: BoardAction) => status !== 'done' && status !== 'dropped';

/** The board has all undone actions of its owners (A3); other counts are from page load. */
export function openOf(name: string, actions: readonly BoardAction[], known: readonly KnownOwner[]): number {
	const theirs = actions.filter(({ owner }) => owner.trim() === name.trim());
	if (theirs.length > 0) return theirs.filter(isOpen).length;
	return known.find((owner) => owner.name === name.trim())?.open ?? 0;
}

export interface Owners {
	readonly names: readonly string[];
	open(name: string): number;
}

export const ownersOf = (
	actions: readonly BoardAction[],
	known: readonly KnownOwner[],
	attendance: readonly Attendance[]
): Owners => ({
	names: namesToOffer(actions, known, attendance),
	open: (name) => openOf(name, actions, known)
});

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
