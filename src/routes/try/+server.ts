import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { noteTry, readTryToken } from '#lib/server/meetings/try-connection.ts';
import type { RequestHandler } from './$types';

const schema = v.object({ token: v.pipe(v.string(), v.maxLength(200)), socket: v.boolean() });

/** Returns the meeting that the socket test connects to. */
export const POST: RequestHandler = async ({ locals: { app }, request }) => {
	const sent: unknown = await request.json().catch(() => null);
	const read = v.safeParse(schema, sent);
	const about = read.success ? readTryToken(app.config.secret, read.output.token) : null;
	if (!read.success || !about) return json({ ok: false }, { status: 403 });
	await noteTry(app, about, read.output.socket);
	return json({ ok: true, meeting: about.meeting });
};
