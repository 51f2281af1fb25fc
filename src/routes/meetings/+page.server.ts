import { actionStatuses } from '#lib/board/model.ts';
import { seesActionsOf } from '#lib/server/actions/visible-actions.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import { cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { belongsTo, type Person } from '#lib/server/auth/person.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import type { MeetingLine } from '#lib/server/meetings/list-meetings.ts';
import { fiscalYears, readFiscalYear } from '#lib/server/meetings/fiscal-years.ts';
import { outcomesInShort } from '#lib/server/meetings/meeting-outcome.ts';
import { meetingPage, readPlace } from '#lib/server/meetings/meeting-pages.ts';
import type { PageServerLoad } from './$types';
import { meetingsAddress } from './meetings-address.ts';

/** For an account that does not run the meeting; null if it may not read it, or it is not over. */
function readingOf(person: Person, { id, council, phase, facilitates }: MeetingLine) {
	if (facilitates || (phase !== 'wrapup' && phase !== 'closed')) return null;
	if (belongsTo(person, council)) return { what: 'minutes', href: `/meetings/${id}/minutes` } as const;
	if (!seesActionsOf(person, council)) return null;
	const all = actionStatuses.map((status) => `status=${status}`).join('&');
	return { what: 'actions', href: `/actions?council=${council}&${all}` } as const;
}

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const councils = await listCouncils(db, person);
	const asked = event.url.searchParams;
	const chosen = councils.find(({ id }) => id === asked.get('council'))?.id ?? null;
	const behind = readPlace(asked.get('before'));
	const years = await fiscalYears(db, person);
	const year = readFiscalYear(asked.get('year'), years);

	const { meetings, last } = await meetingPage(db, person, { council: chosen ?? undefined, behind, year });
	const over = meetings.filter(
		({ phase, council }) => (phase === 'wrapup' || phase === 'closed') && belongsTo(person, council)
	);
	const outcomes = await outcomesInShort(
		db,
		person,
		over.map(({ id }) => id)
	);

	return {
		bar: await topBar(db, person),
		councils: councils.map(({ id, displayName }) => ({ id, displayName })),
		chosen,
		years,
		year,
		meetings: meetings.map((meeting) => ({
			...meeting,
			outcome: outcomes.get(meeting.id) ?? null,
			reads: readingOf(person, meeting)
		})),
		older: last && meetingsAddress({ council: chosen, before: last, year }),
		newest: behind && meetingsAddress({ council: chosen, before: null, year }),
		mayPrepare: councils.some(({ id, facilitates }) => facilitates && (!chosen || id === chosen)),
		mayMakeCouncils: managesCity(person),
		begins: managesCity(person) && councils.length === 0 && !(await cityHasBegun(db, person.municipality))
	};
};
