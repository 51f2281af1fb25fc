import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { DayKeyId } from '#lib/board/model.ts';
import { requireFacilitating } from '#lib/server/auth/guards.ts';
import type { RemoteRequestId } from '#lib/server/db/ids.ts';
import { answerRequest } from '#lib/server/remotes/answer-request.ts';
import { listRemotes } from '#lib/server/remotes/list-remotes.ts';
import { removeRemote } from '#lib/server/remotes/remove-remote.ts';
import type { RequestHandler } from './$types';

const uuid = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const order = v.union([v.object({ request: uuid, yes: v.boolean() }), v.object({ remove: uuid })]);

/** Phones that ask to be a remote (リモコン), and the remotes there are. */
export const GET: RequestHandler = async (event) => {
	const asked = await requireFacilitating(event, event.params.meeting);
	const remotes = await listRemotes(event.locals.app, asked);
	return json(remotes, { headers: { 'cache-control': 'no-store' } });
};

/** はい, いいえ and はずす. */
export const POST: RequestHandler = async (event) => {
	const { by, ...address } = await requireFacilitating(event, event.params.meeting);
	const { app } = event.locals;
	const sent: unknown = await event.request.json().catch(() => null);
	const read = v.safeParse(order, sent);
	if (!read.success) return json({ refusal: 'ended' }, { status: 400 });
	const given = read.output;
	const refusal =
		'remove' in given
			? await removeRemote(app, address, { key: given.remove as DayKeyId, by })
			: await answerRequest(app, address, { request: given.request as RemoteRequestId, yes: given.yes, by });
	return json({ refusal }, { status: refusal === null ? 200 : 403 });
};
