import type { Combination, Group, Kind } from './model.ts';

/** One thing in a combination: somebody's note, or a whole group by its name. */
export interface SideItem {
	readonly id: string;
	readonly text: string;
	/** Null: a group, which has no number. */
	readonly number: number | null;
	/** A group that nobody has named yet. */
	readonly unnamed: boolean;
	/** What the room calls a group by. Null: a note. */
	readonly groupNumber: number | null;
}

const holdsMore = (group: Group): Kind => {
	const mottainai = group.notes.filter((note) => note.kind === 'mottainai').length;
	return mottainai > group.notes.length - mottainai ? 'mottainai' : 'komatta';
};

/**
 * What stands left and right of the ＋. A group stands across from single notes that have nothing across from them;
 * else on the side of the kind that it holds more of.
 */
export function sidesOf(combination: Combination): Record<Kind, readonly SideItem[]> {
	const { komatta, mottainai, groups } = combination;
	const lonely = komatta.length > 0 !== mottainai.length > 0;
	const across: Kind = komatta.length > 0 ? 'mottainai' : 'komatta';
	const side = (kind: Kind): SideItem[] => [
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
				...{ id, text: title, number: null, unnamed: title === '', groupNumber }
			}))
	];
	return { komatta: side('komatta'), mottainai: side('mottainai') };
}
