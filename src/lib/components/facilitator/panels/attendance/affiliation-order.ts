import { usualAffiliations, type Attendance } from '#lib/board/attendance.ts';
import type { LineName } from '#lib/components/facilitator/desk/counting.svelte.ts';
import { namedAffiliations, type AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';
import { compareNames } from '#lib/words/natural-order.ts';

/** The others unfold. Nobody who was counted is folded away, and none that the city hid is offered. */
export function attendanceLines(
	counted: readonly Attendance[],
	unfolded: boolean,
	settings: readonly AffiliationSetting[] = []
): LineName[] {
	const has = ({ affiliation }: LineName) => counted.some((line) => line.affiliation === affiliation);
	const offered = namedAffiliations(settings, usualAffiliations).map(({ affiliation, hidden }) => ({
		affiliation,
		organization: '',
		hidden
	}));
	const inSight = offered.filter(({ hidden }) => !hidden).slice(0, usualAffiliations.length);
	const shown = offered.filter((each) => has(each) || inSight.includes(each) || (unfolded && !each.hidden));
	return shown.flatMap(({ affiliation, organization }) => {
		const named = counted
			.filter((line) => line.affiliation === affiliation && line.organization !== '')
			.map((line) => ({ affiliation, organization: line.organization }))
			.sort((a, b) => compareNames(a.organization, b.organization));
		return [{ affiliation, organization }, ...named];
	});
}
