/** Attendance (出席) by affiliation (所属). The codes are stored, so they never change. */

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

/** One line of the attendance list. It is never linked to phones (T2). */
export interface Attendance {
	readonly affiliation: Affiliation;
	/** Empty if no organization is named. */
	readonly organization: string;
	readonly people: number;
	/** The people without a phone (スマホなし), never more than `people`. */
	readonly withoutPhone: number;
}

/** Returns the line after one press of ＋1 or −1, kept between 0 and `mostPeople`. */
export function changed(line: Attendance, by: { people: number; withoutPhone: number }): Attendance {
	const people = clamp(line.people + by.people, 0, mostPeople);
	return { ...line, people, withoutPhone: clamp(line.withoutPhone + by.withoutPhone, 0, people) };
}

/** Upper limit of one line, against mistyped numbers. */
export const mostPeople = 999;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
