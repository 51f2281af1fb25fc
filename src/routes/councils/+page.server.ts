import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';
import { cityHasBegun } from '#lib/server/areas/begin-city.ts';
import { auditActor } from '#lib/server/audit/record-event.ts';
import { requireAccount, requireCityManager } from '#lib/server/auth/guards.ts';
import { managesCity } from '#lib/city/administration-policy.ts';
import { hasEnded } from '#lib/city/area-days.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { seesPeopleOf } from '#lib/server/councils/council-people.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { readsCouncil } from '#lib/server/councils/find-council.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { line } from '#lib/server/forms/fields.ts';
import { readForm, typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = () =>
	v.object({
		displayName: line(40),
		tier: v.optional(
			v.picklist(['', '1', '2', '3', 'combined'], () => m.staff_field_choose()),
			''
		),
		phase: v.optional(
			v.picklist(['preparing', 'active'], () => m.staff_field_choose()),
			'active'
		),
		area: v.optional(v.string(), '')
	});

/** A new council begins in no area that has ended. */
async function presentAreas(...of: Parameters<typeof listAreas>) {
	const today = japanDay(new Date());
	return (await listAreas(...of)).filter((area) => !hasEnded(area, today));
}

export const load: PageServerLoad = async (event) => {
	const person = requireAccount(event);
	const { db } = event.locals.app;
	const makes = managesCity(person);
	const areas = makes ? await presentAreas(db, person.municipality) : [];
	const councils = (await listCouncils(db, person)).map((council) => ({
		...council,
		people: seesPeopleOf(person, council.id),
		reads: readsCouncil(person, council.id)
	}));

	return {
		bar: await topBar(db, person),
		councils: councils.filter(({ phase }) => phase !== 'closed'),
		closed: councils.filter(({ phase }) => phase === 'closed'),
		makes,
		begins: makes && !(await cityHasBegun(db, person.municipality)),
		areas: areas.map(({ id, name }) => ({ id, name }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { db } = event.locals.app;
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'displayName', 'tier', 'phase', 'area');
		const read = readForm(schema(), form);
		if (!read.ok) return fail(400, { typed, problems: read.problems });

		const { displayName, phase, tier, area: wanted } = read.value;
		// The foreign key does not check the tenant.
		const areas = await presentAreas(db, person.municipality);
		// Where there is one, it is not asked.
		const area = wanted === '' && areas.length === 1 ? areas[0] : areas.find(({ id }) => id === wanted);
		if (wanted && !area) return fail(400, { typed, problems: { area: m.staff_field_choose() } });

		const { municipality, id: coordinator } = person;
		await createCouncil(db, {
			displayName,
			phase,
			municipality,
			tier: tier === '' ? null : tier,
			area: area?.id ?? null,
			coordinator,
			by: auditActor(person)
		});
		redirect(303, '/councils');
	}
};
