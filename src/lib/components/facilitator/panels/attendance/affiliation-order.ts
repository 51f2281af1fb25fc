import { affiliations, type Affiliation, type Attendance } from '#lib/board/attendance.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import type { LineName } from '#lib/components/facilitator/desk/counting.svelte.ts';

/** These 所属 come to nearly every meeting, so they show without unfolding. */
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

export function attendanceLines(counted: readonly Attendance[], unfolded: boolean): LineName[] {
	const others = affiliations.filter((each) => !usualAffiliations.includes(each));
	const has = (each: Affiliation) => counted.some((line) => line.affiliation === each);
	const shown = [...usualAffiliations, ...others.filter((each) => unfolded || has(each))];
	return shown.flatMap((affiliation) => {
		const named = counted
			.filter((line) => line.affiliation === affiliation && line.organization !== '')
			.map(({ organization }) => ({ affiliation, organization }))
			.sort((a, b) => compareNames(a.organization, b.organization));
		return [{ affiliation, organization: '' }, ...named];
	});
}
