import type { MeetingId } from '#lib/board/model.ts';
import type { MeetingAddress } from '../app.ts';
import { requireFacilitator } from '../auth/guards.ts';
import { readerOf } from '../auth/reader.ts';
import { requestCredentials } from '../auth/request-credentials.ts';
import { scribeReader } from './scribe-reader.ts';

type Asked = Parameters<typeof requireFacilitator>[0];

/** The page of 代筆: for staff, and for a 代筆のかぎ of this meeting, which passes no other guard (P15). */
export async function requireScribe(
	asked: Asked,
	meeting: string
): Promise<MeetingAddress & { view: 'staff' | 'scribe' }> {
	const id = meeting as MeetingId;
	const { app } = asked.locals;
	const credentials = requestCredentials(asked.request, asked.url);
	const staff = await readerOf(app, credentials, id, 'staff');
	const scribe = staff?.edits ? null : await scribeReader(app, credentials, id);
	if (scribe) return { meeting: id, municipality: scribe.municipality, view: 'scribe' };
	const { municipality } = await requireFacilitator(asked, meeting);
	return { meeting: id, municipality, view: 'staff' };
}
