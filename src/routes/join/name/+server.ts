import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { peekMeeting } from '#lib/server/meetings/peek-meeting.ts';
import type { RequestHandler } from './$types';

const schema = v.object({ token: v.pipe(v.string(), v.maxLength(100)) });

/** The token is in the body, so that no log contains it. */
export const POST: RequestHandler = async ({ locals: { app }, request }) => {
	const sent: unknown = await request.json().catch(() => null);
	const read = v.safeParse(schema, sent);
	const meeting = read.success ? await peekMeeting(app, read.output.token) : null;
	return json({ meeting }, { headers: { 'cache-control': 'no-store' } });
};
