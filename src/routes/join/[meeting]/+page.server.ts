import { error, fail, redirect } from '@sveltejs/kit';
import type { MeetingId } from '#lib/board/model.ts';
import { cookieName, cookieOf, cookieOptions } from '#lib/server/auth/cookies.ts';
import { guestDays } from '#lib/server/auth/guests/guests.ts';
import { handOn } from '#lib/server/auth/guests/hand-on.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { contactOf } from '#lib/server/contact/contact.ts';
import { isUuid } from '#lib/server/db/ids.ts';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { afterMeeting } from '#lib/server/meetings/after-meeting.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { officesToCall } from '#lib/server/places/offered-places.ts';
import type { Actions, PageServerLoad } from './$types';
import type { PhoneFootFacts } from './phone-foot.ts';
import type { PhoneProps } from './phone-props.ts';

export const load: PageServerLoad = async ({
	locals: { app },
	params,
	request,
	url
}): Promise<PhoneProps & { foot: PhoneFootFacts }> => {
	const meeting = params.meeting as MeetingId;
	const reader = await readerOf(app, requestCredentials(request, url), meeting, 'phone');
	if (!reader) redirect(303, '/');
	const { municipality } = reader;
	const [found, { closedAt, nextAt }, rehearsal, contact, offices] = await Promise.all([
		findMeeting(app, { meeting, municipality }),
		afterMeeting(app, { meeting, municipality }),
		findRehearsal(app.db, meeting),
		contactOf(app.db, municipality),
		officesToCall(app, { meeting, municipality })
	]);
	if (!found) error(404);
	return {
		meeting,
		epoch: found.epoch,
		council: found.councilName,
		closedAt: closedAt?.toISOString() ?? null,
		nextAt: nextAt?.toISOString() ?? null,
		rehearsal: rehearsal !== null,
		foot: { contact, offices, guide: { title: found.guideTitle, url: found.guideUrl } }
	};
};

export const actions: Actions = {
	/** Hands the device on (つぎの人に かわる). */
	next: async ({ locals: { app }, params, request, url, cookies }) => {
		const guest = cookieOf(requestCredentials(request, url), 'guest');
		if (!isUuid(params.meeting)) return fail(404, { refusal: 'not_your_meeting' });
		const handed = await handOn(app, params.meeting as MeetingId, guest);
		if (!handed.ok) return fail(403, { refusal: handed.refusal });
		const secure = url.protocol === 'https:';
		cookies.set(cookieName('guest', secure), handed.guest, cookieOptions(secure, guestDays * 86_400));
		// It may have become a remote (リモコン) before it was lent.
		cookies.delete(cookieName('key', secure), { path: '/', secure });
	}
};
