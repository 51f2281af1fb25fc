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

/** They come to nearly every meeting, so they stand first and show without unfolding. */
export const usualAffiliations: readonly Affiliation[] = [
	'resident',
	'neighborhood_association',
	'welfare_commissioner',
	'senior_club',
	'volunteer_group',
	'district_welfare_council',
	'community_support_center',
	'care_provider',
	'shakyo',
	'municipal'
];

/** Never linked to phones (T2). */
export interface Attendance {
	readonly affiliation: Affiliation;
	readonly organization: string;
	readonly people: number;
	/** スマホなし, never more than `people`. */
	readonly withoutPhone: number;
	/** Present through a person who is counted in another line: several seats, one head. Absent as false. */
	readonly represented?: boolean;
}

interface Step {
	readonly people: number;
	readonly withoutPhone: number;
	/** Absent: stays as it is. */
	readonly represented?: boolean;
}

/** Kept between 0 and `mostPeople`. A line with heads of its own is not represented elsewhere. */
export function changed({ represented: was = false, ...line }: Attendance, by: Step): Attendance {
	// Lines that were made one (C33) may hold more, and no press takes anybody away.
	const people = clamp(line.people + by.people, 0, Math.max(mostPeople, line.people));
	const counted = { ...line, people, withoutPhone: clamp(line.withoutPhone + by.withoutPhone, 0, people) };
	const represented = people === 0 && (by.represented ?? was);
	return represented ? { ...counted, represented } : counted;
}

export const isPresent = ({ people, represented = false }: Attendance) => people > 0 || represented;

/** Against mistyped numbers. */
export const mostPeople = 999;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
