import { error, redirect } from '@sveltejs/kit';
import type { DayKeyId, ScribeKeyId } from '#lib/board/model.ts';
import { listDayKeys, makeDayKey, revokeDayKey } from '#lib/server/auth/day-keys.ts';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { listScribeKeys, makeScribeKey, revokeScribeKey } from '#lib/server/scribe/scribe-keys.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { listRemotes } from '#lib/server/remotes/list-remotes.ts';
import { sentForm } from '#lib/server/forms/sent-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { app } = event.locals;
	const address = { meeting, municipality: person.municipality };
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const origin = shareAddress(app.config, event);

	return {
		bar: await topBar(app.db, person),
		meeting,
		councilName: found.councilName,
		number: found.number,
		over: found.phase === 'closed',
		keys: await listDayKeys(app, address, origin),
		remotes: (await listRemotes(app, { ...address, by: { kind: 'account', id: person.id } })).remotes,
		scribeKeys: await listScribeKeys(app, address, origin)
	};
};

export const actions: Actions = {
	make: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const key = await makeDayKey(event.locals.app, person, meeting);
		return { made: key, revoked: false };
	},
	revoke: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const key = (await sentForm(event.request)).get('key');
		if (typeof key !== 'string' || !isUuid(key)) redirect(303, `/meetings/${meeting}/key`);
		const address = { meeting, municipality: person.municipality };
		await revokeDayKey(event.locals.app, address, key as DayKeyId);
		return { made: null, revoked: true };
	},
	makeScribe: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const key = await makeScribeKey(event.locals.app, person, meeting);
		return { made: key, revoked: false };
	},
	revokeScribe: async (event) => {
		const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
		const key = (await sentForm(event.request)).get('scribe');
		if (typeof key !== 'string' || !isUuid(key)) redirect(303, `/meetings/${meeting}/key`);
		const address = { meeting, municipality: person.municipality };
		await revokeScribeKey(event.locals.app, address, key as ScribeKeyId);
		return { made: null, revoked: true };
	}
};
