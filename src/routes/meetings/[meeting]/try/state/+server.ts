import { json } from '@sveltejs/kit';
import { requireMeetingStaff } from '#lib/server/auth/guards.ts';
import { tryState } from '#lib/server/meetings/try-connection.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { person, meeting } = await requireMeetingStaff(event, event.params.meeting);
	const { triedAt, socket } = await tryState(event.locals.app, {
		meeting,
		municipality: person.municipality
	});
	return json({ triedAt: triedAt?.getTime() ?? null, socket }, { headers: { 'cache-control': 'no-store' } });
};
