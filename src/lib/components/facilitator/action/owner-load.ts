import type { Attendance } from '#lib/board/attendance.ts';
import type { BoardAction } from '#lib/board/model.ts';
import type { Known, KnownOrganization, KnownOwner } from '#lib/components/facilitator/desk/known.ts';

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
	{ owners, offered }: Pick<Known, 'owners' | 'offered'>,
	attendance: readonly Attendance[]
): Owners => ({
	names: namesToOffer(actions, owners, attendance, offered.organizations),
	open: (name) => openOf(name, actions, owners)
});

/** Also by its 別名: what is chosen or typed stays as it is. */
export const namesOf = ({ name, aliases }: KnownOrganization): string[] => [name, ...aliases];

export function namesToOffer(
	actions: readonly BoardAction[],
	known: readonly KnownOwner[],
	attendance: readonly Attendance[],
	organizations: readonly KnownOrganization[]
): readonly string[] {
	const names = [
		...actions.map(({ owner }) => owner),
		...known.map(({ name }) => name),
		...attendance.map(({ organization }) => organization),
		...organizations.flatMap(namesOf)
	];
	return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
}
