import type { MeetingId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import { cookieOf, type RequestCredentials } from '../auth/cookies.ts';
import type { Reader, View } from '../auth/reader.ts';
import { readScribeKey } from './scribe-keys.ts';

/** `scribe` takes the cookie of a 代筆のかぎ and no other, and no other view takes that cookie (P15). */
export type SocketView = View | 'scribe';

/** Apart from `readerOf`: whatever reads a request by that one finds nobody behind a 代筆のかぎ. */
export async function scribeReader(
	app: App,
	request: RequestCredentials,
	meeting: MeetingId
): Promise<Reader | null> {
	const token = cookieOf(request, 'scribe');
	const taken = token ? await readScribeKey(app, token) : null;
	if (!taken?.ok || taken.meeting !== meeting) return null;
	const { key: id, municipality } = taken;
	// 代筆 goes on in a crowded hall (N3), so it does not sit among the guests.
	return { actor: { kind: 'scribe', id }, municipality, edits: false, isGuest: false, cookie: 'scribe' };
}
