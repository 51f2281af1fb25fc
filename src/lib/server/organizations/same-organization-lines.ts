/** 出席 is free text: which of its lines mean the one or the other of two 団体 that become one (C33). */
import type { Affiliation, Attendance } from '#lib/board/attendance.ts';
import { fold } from '#lib/words/fold/fold.ts';

export interface NamedOrganization {
	readonly affiliation: Affiliation;
	readonly name: string;
	readonly aliases: readonly string[];
}

type Line = Pick<Attendance, 'affiliation' | 'organization'>;

const namesOf = ({ name, aliases }: NamedOrganization) => [name, ...aliases].map(fold);

export interface SameLines {
	means(line: Line): boolean;
	/** Under which 所属 and name the line stands afterwards. */
	becomes(line: Line): Line;
}

/** @param others all other 団体 of the 市町村: a line of theirs is left alone */
export function sameLines(
	kept: NamedOrganization,
	joined: NamedOrganization,
	others: readonly NamedOrganization[]
): SameLines {
	const names = new Set([...namesOf(kept), ...namesOf(joined)]);
	const ofBoth = [kept.affiliation, joined.affiliation];
	const foreign = new Set(
		others.flatMap((other) => namesOf(other).map((name) => `${other.affiliation}\n${name}`))
	);
	return {
		means: ({ affiliation, organization }) => {
			const name = fold(organization);
			if (name === '' || !names.has(name)) return false;
			return ofBoth.includes(affiliation) || !foreign.has(`${affiliation}\n${name}`);
		},
		// Under a third 所属 somebody was counted on purpose, so only the name changes.
		becomes: ({ affiliation }) => ({
			affiliation: ofBoth.includes(affiliation) ? kept.affiliation : affiliation,
			organization: kept.name
		})
	};
}

/** Adds the lines of one meeting up, so that nobody is lost. A head anywhere makes an ordinary line. */
export function addedUp(lines: readonly Attendance[]): Pick<Attendance, 'people' | 'withoutPhone'> & {
	readonly represented: boolean;
} {
	const sum = (which: 'people' | 'withoutPhone') => lines.reduce((all, line) => all + line[which], 0);
	return { people: sum('people'), withoutPhone: sum('withoutPhone'), represented: sum('people') === 0 };
}
