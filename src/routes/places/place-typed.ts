/** What stands in the form of an entry (相談先), before it is understood. */
import type { HandoffDestination, HandoffField } from '#lib/board/handoff.ts';

export interface PlaceTyped {
	readonly name: string;
	readonly destination: string;
	readonly phone: string;
	readonly hours: string;
	/** Separated by 、. */
	readonly aliases: string;
	/** By name. */
	readonly organization: string;
	readonly fields: readonly string[];
	/** Ids. */
	readonly areas: readonly string[];
}

export const nothingTyped: PlaceTyped = {
	...{ name: '', destination: 'community_support_center', phone: '', hours: '' },
	...{ aliases: '', organization: '', fields: [], areas: [] }
};

interface Stored {
	readonly name: string;
	readonly destination: HandoffDestination;
	readonly phone: string;
	readonly hours: string;
	readonly aliases: readonly string[];
	readonly organization: string;
	readonly fields: readonly HandoffField[];
	readonly areas: readonly { readonly id: string; readonly name: string }[];
}

export const typedFrom = ({ name, destination, phone, hours, ...place }: Stored): PlaceTyped => ({
	...{ name, destination, phone, hours, organization: place.organization, fields: place.fields },
	aliases: place.aliases.join('、'),
	areas: place.areas.map(({ id }) => id)
});

export function typedIn(form: FormData): PlaceTyped {
	const one = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const all = (name: string) => form.getAll(name).filter((each) => typeof each === 'string');
	return {
		...{ name: one('name'), destination: one('destination'), phone: one('phone'), hours: one('hours') },
		...{ aliases: one('aliases'), organization: one('organization') },
		...{ fields: all('field'), areas: all('area') }
	};
}

const same = (a: PlaceTyped[keyof PlaceTyped], b: PlaceTyped[keyof PlaceTyped]) =>
	[a].flat().toSorted().join('\n') === [b].flat().toSorted().join('\n');

/** The fields whose stored value is another than the typed one (C67). */
export const differing = (typed: PlaceTyped, stored: PlaceTyped): readonly (keyof PlaceTyped)[] =>
	(Object.keys(stored) as (keyof PlaceTyped)[]).filter((field) => !same(typed[field], stored[field]));
