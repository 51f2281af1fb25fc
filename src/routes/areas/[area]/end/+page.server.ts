import { error, fail, redirect } from '@sveltejs/kit';
import { isDay } from '#lib/board/day.ts';
import { hasEnded } from '#lib/city/area-days.ts';
import { longestAreaName, namesIn, problemOf } from '#lib/city/typed-areas.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { endAreas, type EndRefusal } from '#lib/server/areas/end-areas.ts';
import { findArea } from '#lib/server/areas/find-area.ts';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import type { AreaId } from '#lib/server/db/ids.ts';
import { typedInto } from '#lib/server/forms/form.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const { db } = event.locals.app;
	const found = await findArea(db, person.municipality, event.params.area);
	if (!found) error(404);
	const bar = await topBar(db, person);
	const { area, all, openMeetings, councils } = found;
	const others = all.filter(
		(each) =>
			each.id !== area.id && each.kind === area.kind && each.validTo === null && !hasEnded(each, bar.today)
	);
	return { bar, area, others, openMeetings, councils };
};

const sentences: Readonly<Record<EndRefusal, () => string>> = {
	gone: () => m.areas_gone(),
	ended_before: () => m.areas_ended_before(),
	not_begun: () => m.areas_not_begun()
};

export const actions: Actions = {
	default: async (event) => {
		const person = requireCityManager(event);
		const { db } = event.locals.app;
		const found = await findArea(db, person.municipality, event.params.area);
		if (!found) error(404);
		const form = await sentForm(event.request);
		const typed = typedInto(form, 'lastDay', 'successors');
		const others = form.getAll('others').filter((id) => typeof id === 'string');
		const lastDay = typed['lastDay'] ?? '';
		const successors = namesIn(typed['successors'] ?? '');
		const refuse = (problems: Record<string, string>) => fail(400, { typed, others, problems });
		if (!isDay(lastDay)) return refuse({ lastDay: m.areas_day_wrong() });
		const problem = successors.length > 0 && problemOf(successors.map((name) => ({ name, inner: [] })));
		if (problem) return refuse({ successors: m.areas_names_wrong({ count: longestAreaName }) });

		const { id } = found.area;
		const areas = [id, ...others.map((other) => other as AreaId)];
		const ended = await endAreas(db, person, { areas, lastDay, successors });
		if (typeof ended === 'string') return refuse({ lastDay: sentences[ended]() });
		redirect(303, `/areas/${id}?changed`);
	}
};
