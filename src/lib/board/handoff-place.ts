import type { HandoffDestination, HandoffField } from './handoff.ts';

/** An entry of the directory (相談先) as staff see it beside the board, never in its document (C63). */
export interface OfferedPlace {
	readonly id: string;
	readonly destination: HandoffDestination;
	readonly name: string;
	/** 別名 */
	readonly aliases: readonly string[];
	/** Empty: どこでも. */
	readonly fields: readonly HandoffField[];
	readonly hours: string;
	readonly phone: string;
	/** It serves the council's area, or a part of it. */
	readonly isNear: boolean;
}

/** C61: an entry without 分野 serves all of them. */
export const servesField = ({ fields }: Pick<OfferedPlace, 'fields'>, field: HandoffField): boolean =>
	fields.length === 0 || fields.includes(field);

/** Those that serve the field in the area, and all others. */
export function placesFor(
	places: readonly OfferedPlace[],
	field: HandoffField
): { readonly fitting: readonly OfferedPlace[]; readonly others: readonly OfferedPlace[] } {
	const fits = (place: OfferedPlace) => place.isNear && servesField(place, field);
	return { fitting: places.filter(fits), others: places.filter((place) => !fits(place)) };
}
