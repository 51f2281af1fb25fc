import { affiliations, type Affiliation } from '#lib/board/attendance.ts';
import { affiliationWords } from '../affiliation-words.ts';

/** How a 市町村 shows a kind of 所属. */
export interface AffiliationSetting {
	readonly affiliation: Affiliation;
	/** Empty: its usual name. */
	readonly label: string;
	/** Null: after those that have one, in the usual order. */
	readonly position: number | null;
	readonly hidden: boolean;
}

export interface NamedAffiliation {
	readonly affiliation: Affiliation;
	readonly word: string;
	/** No longer offered. What was counted with it keeps its name. */
	readonly hidden: boolean;
}

/** Every 所属 once (C32): the codes stay, whatever they are called. */
export function namedAffiliations(
	settings: readonly AffiliationSetting[],
	usual: readonly Affiliation[] = affiliations
): NamedAffiliation[] {
	const of = new Map(settings.map((setting) => [setting.affiliation, setting]));
	const place = (affiliation: Affiliation) => of.get(affiliation)?.position ?? Infinity;
	const order = [...usual, ...affiliations.filter((each) => !usual.includes(each))];
	return order
		.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
		.map((affiliation) => ({
			affiliation,
			word: of.get(affiliation)?.label || affiliationWords[affiliation](),
			hidden: of.get(affiliation)?.hidden ?? false
		}));
}

export const affiliationName = (settings: readonly AffiliationSetting[], affiliation: Affiliation): string =>
	settings.find((setting) => setting.affiliation === affiliation)?.label || affiliationWords[affiliation]();
