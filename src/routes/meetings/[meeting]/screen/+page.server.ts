import { error, redirect } from '@sveltejs/kit';
import type { MeetingId } from '#lib/board/model.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { announcedNext } from '#lib/server/meetings/announced-next.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app }, params, request, url, cookies }) => {
	const meeting = params.meeting as MeetingId;
	const reader = await readerOf(app, requestCredentials(request, url), meeting, 'screen');
	if (!reader) redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`);
	const found = await findMeeting(app, { meeting, municipality: reader.municipality });
	if (!found) error(404);

	const shared = shareAddress(app.config, { url, cookies });
	const { municipality } = reader;
	const { join, code } = meetingLinks(app, found, shared);
	return {
		meeting,
		epoch: found.epoch,
		title: `${found.councilName} 第${found.number}回`,
		startsAt: found.startsAt,
		guide: found.guideTitle,
		next: await announcedNext(app, { municipality, after: found, mayPrepare: false }),
		rehearsal: (await findRehearsal(app.db, meeting)) !== null,
		link: join,
		code,
		address: new URL(shared).host
	};
};
