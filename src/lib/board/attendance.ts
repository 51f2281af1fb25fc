/** 出席: who came, by 所属 (affiliation). The codes are stable for counting; DOMAIN 2.4 names them. */

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

/** One line of the attendance list. Never linked to phones. */
export interface Attendance {
	readonly affiliation: Affiliation;
	/** Empty: of this 所属, without naming an organisation. */
	readonly organization: string;
	readonly people: number;
	/** スマホなし: how many of them have no phone. Never more than `people`. */
	readonly withoutPhone: number;
}

/** What a line becomes by one press of ＋1 or −1, kept between nobody and everybody. */
export function changed(line: Attendance, by: { people: number; withoutPhone: number }): Attendance {
	const people = clamp(line.people + by.people, 0, mostPeople);
	return { ...line, people, withoutPhone: clamp(line.withoutPhone + by.withoutPhone, 0, people) };
}

/** Of one line; a slip of the finger cannot make a stadium. */
export const mostPeople = 999;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
