import { error, fail, redirect } from '@sveltejs/kit';
import type { MeetingId } from '#lib/board/model.ts';
import { cookieName, cookieOptions } from '#lib/server/auth/cookies.ts';
import { requireParticipant } from '#lib/server/auth/guests/require-participant.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { askForRemote } from '#lib/server/remotes/ask-for-remote.ts';
import { remoteStanding } from '#lib/server/remotes/remote-standing.ts';
import { takeRemote } from '#lib/server/remotes/take-remote.ts';
import { secondsOfTodayLeft } from '#lib/words/japan-time.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const { request, url, params } = event;
	const meeting = params.meeting as MeetingId;
	// A phone that is signed in, or a remote already, has nothing to ask for.
	const reader = await readerOf(app, requestCredentials(request, url), meeting, 'staff');
	if (reader?.edits) redirect(303, `/meetings/${meeting}/remote`);
	const { participant, ...address } = await requireParticipant(event, meeting);
	const found = await findMeeting(app, address);
	if (!found) error(404);
	const standing = await remoteStanding(app, address, participant);
	return { meeting, council: found.councilName, standing };
};

export const actions: Actions = {
	ask: async (event) => {
		const { participant, ...address } = await requireParticipant(event, event.params.meeting);
		const asked = await askForRemote(event.locals.app, address, participant);
		return typeof asked === 'string' ? fail(403, { refusal: asked }) : undefined;
	},
	take: async (event) => {
		const { cookies, url, locals, params } = event;
		const { participant, ...address } = await requireParticipant(event, params.meeting);
		const token = await takeRemote(locals.app, address, participant);
		if (token === null) return fail(403, { refusal: 'gone' as const });
		const secure = url.protocol === 'https:';
		cookies.set(cookieName('key', secure), token, cookieOptions(secure, secondsOfTodayLeft(new Date())));
		redirect(303, `/meetings/${params.meeting}/remote`);
	}
};
