/** 出席 by 所属: the codes are stored, so they never change. */

export const affiliations = [
	'neighborhood_association',
	'district_welfare_council',
	'community_council',
	'welfare_commissioner',
	'welfare_volunteer',
	'senior_club',
	'parents_association',
	'volunteer_group',
	'npo',
	'mutual_aid_group',
	'community_support_center',
	'care_provider',
	'welfare_facility',
	'disability_service',
	'childcare_support',
	'medical',
	'livelihood_support',
	'school',
	'business',
	'cooperative',
	'silver_center',
	'shakyo',
	'municipal',
	'intermediary',
	'person_or_family',
	'resident',
	'other'
] as const;
export type Affiliation = (typeof affiliations)[number];

/** Never linked to phones (T2). */
export interface Attendance {
	readonly affiliation: Affiliation;
	readonly organization: string;
	readonly people: number;
	/** スマホなし, never more than `people`. */
	readonly withoutPhone: number;
}

/** Kept between 0 and `mostPeople`. */
export function changed(line: Attendance, by: { people: number; withoutPhone: number }): Attendance {
	const people = clamp(line.people + by.people, 0, mostPeople);
	return { ...line, people, withoutPhone: clamp(line.withoutPhone + by.withoutPhone, 0, people) };
}

/** Against mistyped numbers. */
export const mostPeople = 999;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
