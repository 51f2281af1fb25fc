import { redirect } from '@sveltejs/kit';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { requestCredentials } from '#lib/server/auth/request-credentials.ts';

interface Asked {
	readonly locals: { readonly app: App };
	readonly request: Request;
	readonly url: URL;
}

/** A phone that has not joined this meeting is sent to where the number is typed. */
export async function requireParticipant(
	{ locals: { app }, request, url }: Asked,
	meeting: string
): Promise<MeetingAddress & { readonly participant: ParticipantId }> {
	const id = meeting as MeetingId;
	const reader = await readerOf(app, requestCredentials(request, url), id, 'phone');
	if (reader?.actor.kind !== 'participant') redirect(303, '/');
	return { meeting: id, municipality: reader.municipality, participant: reader.actor.id };
}
