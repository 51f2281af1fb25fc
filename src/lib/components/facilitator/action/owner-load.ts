import type { Attendance } from '#lib/board/attendance.ts';
import type { BoardAction } from '#lib/board/model.ts';
import type { KnownOwner } from '#lib/components/facilitator/desk/known.ts';

/** Above this many open actions, the form asks whether others could help. It never refuses. */
export const manyOpen = 5;

const isOpen = ({ status }: BoardAction) => status !== 'done' && status !== 'dropped';

/**
 * Number of open actions of a person. For owners that the board names, the board has all of
 * them, since it took over every undone item (A3). For others, the count is from page load.
 */
export function openOf(name: string, actions: readonly BoardAction[], known: readonly KnownOwner[]): number {
	const theirs = actions.filter(({ owner }) => owner.trim() === name.trim());
	if (theirs.length > 0) return theirs.filter(isOpen).length;
	return known.find((owner) => owner.name === name.trim())?.open ?? 0;
}

/** Who may be named as the owner (だれが) of an action. */
export interface Owners {
	/** Offered while typing. */
	readonly names: readonly string[];
	/** Number of open actions of a person. */
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

/** Names offered by だれが, without duplicates: earlier owners and attending organisations. */
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
