import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { commissionForm } from '#lib/server/commissions/commission-form.ts';
import { commissionVersion } from '#lib/server/commissions/commission-version.ts';
import { endCommission } from '#lib/server/commissions/end-commission.ts';
import { listCommissions } from '#lib/server/commissions/list-commissions.ts';
import type { CommissionId } from '#lib/server/db/ids.ts';
import { saveCommission, type SaveRefusal } from '#lib/server/commissions/save-commission.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { organizationNames } from '#lib/server/commissions/organization-names.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { listPeople } from '#lib/server/people/list-people.ts';
import { textsOf } from '#lib/server/people/role-form.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { refusalWords } from '#lib/words/people-refusal-words.ts';
import type { Actions, PageServerLoad } from './$types';

const everybody = { words: '', role: null, council: null, area: null } as const;

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { app } = event.locals;
	const { municipality } = person;
	const today = japanDay(new Date());
	const lines = (await listCommissions(app, municipality)).map((line) => ({
		...line,
		displayName: line.name,
		since: commissionVersion(line)
	}));
	const areas = await listAreas(app.db, municipality);
	const { there } = await listPeople(app, municipality, everybody);
	return {
		bar: await topBar(app.db, person),
		now: lines.filter(({ termTo }) => termTo === null || termTo >= today),
		ended: lines.filter(({ termTo }) => termTo !== null && termTo < today),
		changing: lines.find(({ id }) => id === event.url.searchParams.get('change')) ?? null,
		organizations: await organizationNames(app, municipality),
		areas: areas.map(({ id, name }) => ({ id, name })),
		people: there.map(({ id, displayName }) => ({ id, displayName }))
	};
};

export const actions: Actions = {
	keep: async (event) => {
		const person = requireCityManager(event);
		const form = await sentForm(event.request);
		const [name, organization, termFrom, termTo] = ['name', 'organization', 'termFrom', 'termTo'] as const;
		const typed = typedInto(form, name, organization, termFrom, termTo, 'tier', 'workStyle', 'account');
		const ticked = textsOf(form, 'area');
		const read = readForm(commissionForm(), form);
		if (!read.ok) return fail(400, { typed, ticked, problems: read.problems, problem: '' });

		const { commission: id = '', since = '' } = typedInto(form, 'commission', 'since');
		const wanted = { ...read.value, areas: ticked };
		const saved = await saveCommission(event.locals.app, person, wanted, id ? { id, since } : null);
		const refused = refusedFields(saved);
		if (refused) return fail(409, { typed, ticked, problems: refused.problems, problem: refused.problem });
		redirect(303, '/people/commissions');
	},
	end: (event) => end(event, false),
	remove: (event) => end(event, true)
};

async function end(event: Parameters<NonNullable<Actions['end']>>[0], wasMistake: boolean) {
	const person = requireCityManager(event);
	const { commission: id = '' } = typedInto(await sentForm(event.request), 'commission');
	const refusal = await endCommission(event.locals.app, person, { id, wasMistake });
	const gone = refusal === 'not_yours' ? refusalWords(refusal) : m.people_commission_gone();
	if (refusal) return fail(409, { typed: {}, ticked: [], problems: {}, problem: gone });
	redirect(303, '/people/commissions');
}

function refusedFields(saved: SaveRefusal | CommissionId) {
	if (typeof saved === 'object') {
		const { name, termFrom, termTo, organization } = saved.now;
		const now = [name, organization, `${termFrom ?? ''}～${termTo ?? ''}`].filter(Boolean).join('、');
		return { problems: {}, problem: m.people_commission_changed({ now }) };
	}
	switch (saved) {
		case 'not_yours':
			return { problems: {}, problem: refusalWords('not_yours') };
		case 'no_such_commission':
			return { problems: {}, problem: m.people_commission_gone() };
		case 'no_such_organization':
			return { problems: { organization: m.people_organization_unknown() }, problem: '' };
		case 'no_such_account':
			return { problems: { account: m.people_gone_meanwhile() }, problem: '' };
		case 'no_such_area':
			return { problems: { area: m.staff_field_choose() }, problem: '' };
		default:
			return null;
	}
}
