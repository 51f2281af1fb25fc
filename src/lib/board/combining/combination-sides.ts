import { countByKind } from '#lib/board/kinds.ts';
import type { Combination, Group, Kind } from '#lib/board/model.ts';

/** Left and right of the ＋, named after the kind of note that belongs there. */
export const combinationSides = ['komatta', 'mottainai'] as const satisfies readonly Kind[];
export type Side = (typeof combinationSides)[number];

/** A note, or a whole group by its title. */
export interface SideItem {
	readonly id: string;
	readonly text: string;
	readonly number: number | null;
	readonly unnamed: boolean;
	readonly groupNumber: number | null;
}

const holdsMore = (group: Group): Side => {
	const counts = countByKind(group.notes);
	return counts.mottainai > counts.komatta ? 'mottainai' : 'komatta';
};

/**
 * Groups stand opposite single notes that are all of one kind, else on the side of the kind that
 * they have more of.
 */
export function sidesOf(combination: Combination): Record<Side, readonly SideItem[]> {
	const { komatta, mottainai, groups } = combination;
	const lonely = komatta.length > 0 !== mottainai.length > 0;
	const across: Side = komatta.length > 0 ? 'mottainai' : 'komatta';
	const side = (kind: Side): SideItem[] => [
		...combination[kind].map(({ id, text, number }) => ({
			id,
			text,
			number,
			unnamed: false,
			groupNumber: null
		})),
		...groups
			.filter((group) => (lonely ? across : holdsMore(group)) === kind)
			.map(({ id, title, number: groupNumber }) => ({
				id,
				text: title,
				number: null,
				unnamed: title === '',
				groupNumber
			}))
	];
	return { komatta: side('komatta'), mottainai: side('mottainai') };
}
