import { json } from '@sveltejs/kit';
import { requireParticipant } from '#lib/server/auth/guests/require-participant.ts';
import { remoteStanding } from '#lib/server/remotes/remote-standing.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { participant, ...address } = await requireParticipant(event, event.params.meeting);
	const standing = await remoteStanding(event.locals.app, address, participant);
	return json(standing, { headers: { 'cache-control': 'no-store' } });
};
