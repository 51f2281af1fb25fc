import { error, json } from '@sveltejs/kit';
import type { MeetingId } from '#lib/board/model.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';
import { findRehearsal } from '#lib/server/db/lookup.ts';
import { announcedNext } from '#lib/server/meetings/announced-next.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import type { RequestHandler } from './$types';

/**
 * 次回, which is often prepared while this meeting ends, for pages that are open. Whoever may open
 * the projector's page may ask; `staff` lets in nobody else, and knows who may prepare it.
 */
export const GET: RequestHandler = async ({ locals: { app }, params, request, url }) => {
	const meeting = params.meeting as MeetingId;
	const reader = await readerOf(app, requestCredentials(request, url), meeting, 'staff');
	if (!reader) error(403);
	const { municipality, actor, edits } = reader;
	const found = await findMeeting(app, { meeting, municipality });
	if (!found) error(404);
	const mayPrepare = edits && actor.kind === 'account' && (await findRehearsal(app.db, meeting)) === null;
	const next = await announcedNext(app, { municipality, after: found, mayPrepare });
	return json(next, { headers: { 'cache-control': 'no-store' } });
};
