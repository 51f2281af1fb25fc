import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { sheetTable } from '#lib/server/sheets/limits.ts';
import { previews } from '#lib/server/sheets/preview-store.ts';
import { readFile } from '#lib/server/sheets/read-file.ts';
import { asSheetName, sheetNames, sheetWords } from '#lib/server/sheets/sheet-names.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireCityManager(event);
	const what = {
		areas: m.sheets_areas_what(),
		organizations: m.sheets_organizations_what(),
		councils: m.sheets_councils_what(),
		members: m.sheets_members_what(),
		people: m.sheets_people_what()
	};
	return {
		bar: await topBar(event.locals.app.db, person),
		sheets: sheetNames.map((name) => ({ name, title: sheetWords[name](), what: what[name] })),
		isGone: event.url.searchParams.has('gone'),
		mostBytes: sheetTable.fileBytes
	};
};

export const actions: Actions = {
	read: async (event) => {
		const person = requireCityManager(event);
		const form = await sentForm(event.request);
		const sheet = asSheetName(form.get('sheet'));
		const file = form.get('file');
		if (!sheet || !(file instanceof File) || file.size === 0)
			return fail(400, { sheet, problem: m.sheets_file_none() });
		const named = { name: file.name.slice(0, 200), bytes: Buffer.from(await file.arrayBuffer()) };
		const read = readFile(sheet, named);
		if ('problem' in read) return fail(400, { sheet, problem: read.problem });
		const id = previews.add({ account: person.id, sheet, ...named }, monotonic());
		redirect(303, `/sheets/preview?id=${id}`);
	}
};
