import { error, redirect } from '@sveltejs/kit';
import type { MeetingId } from '#lib/board/model.ts';
import { knockOf } from '#lib/server/auth/knock.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app }, params, request, url }) => {
	const meeting = params.meeting as MeetingId;
	const reader = await readerOf(app, knockOf(request, url), meeting, 'phone');
	if (!reader) redirect(303, '/');
	const found = await findMeeting(app, { meeting, municipality: reader.municipality });
	if (!found) error(404);
	return { meeting, epoch: found.epoch, council: found.councilName };
};
