import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/compiled/messages.js';
import { requireCityManager } from '#lib/server/auth/guards.ts';
import { linkAddress } from '#lib/server/auth/links.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { previewSheet } from '#lib/server/sheets/preview-sheet.ts';
import { previews } from '#lib/server/sheets/preview-store.ts';
import { sheetWords } from '#lib/server/sheets/sheet-names.ts';
import { takeSheet } from '#lib/server/sheets/take-sheet.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Of this account alone: the id of somebody else's opens nothing. */
function thePreview(event: RequestEvent) {
	const person = requireCityManager(event);
	const preview = previews.find(event.url.searchParams.get('id') ?? '', person.id, monotonic());
	if (!preview) redirect(303, '/sheets?gone');
	return { person, preview };
}

export const load: PageServerLoad = async (event) => {
	const { person, preview } = thePreview(event);
	const { app } = event.locals;
	const about = {
		bar: await topBar(app.db, person),
		id: preview.id,
		title: sheetWords[preview.sheet](),
		makesCouncils: preview.sheet === 'councils',
		name: preview.name
	};
	if (preview.state === 'taking') return { ...about, isTaking: true, seen: null, done: null };
	if (preview.state === 'waiting') {
		const seen = await previewSheet(app, person, preview);
		if (!seen) redirect(303, '/sheets?gone');
		return { ...about, isTaking: false, seen, done: null };
	}
	const { links, ...counts } = preview.state;
	const origin = shareAddress(app.config, event);
	const slips = links.map(({ name, signInName, token }) => ({
		name,
		signInName,
		link: linkAddress(origin, token)
	}));
	return { ...about, isTaking: false, seen: null, done: { ...counts, slips } };
};

export const actions: Actions = {
	take: async (event) => {
		const { person, preview } = thePreview(event);
		const seen = (await sentForm(event.request)).get('seen');
		const refusal = await takeSheet(event.locals.app, person, {
			preview,
			seen: typeof seen === 'string' ? seen : ''
		});
		if (refusal === 'changed') return fail(409, { problem: m.sheets_changed_meanwhile() });
		if (refusal === 'taking') return fail(409, { problem: m.sheets_still_taking() });
		redirect(303, `/sheets/preview?id=${preview.id}`);
	},
	drop: (event) => {
		const { person, preview } = thePreview(event);
		previews.forget(preview.id, person.id);
		redirect(303, '/sheets');
	}
};
