import { eq } from 'drizzle-orm';
import type { OfferedPlace } from '#lib/board/handoff-place.ts';
import type { App, MeetingAddress } from '../app.ts';
import { councils } from '../db/schema/council.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { placesIn } from './list-places.ts';
import { servesArea } from './served-areas.ts';

/** The directory (相談先) as it concerns a meeting: the pages get it, its document never (C63). */
export function offeredPlaces(app: App, { municipality, meeting }: MeetingAddress): Promise<OfferedPlace[]> {
	return scope(app.db, municipality, async (tx) => {
		const places = await placesIn(tx);
		if (places.length === 0) return [];
		const [row] = await tx
			.select({ area: councils.areaId })
			.from(meetings)
			.innerJoin(councils, eq(councils.id, meetings.councilId))
			.where(eq(meetings.id, meeting));
		const serves = await servesArea(tx, row?.area ?? null);
		return places.map(({ areas, organization: _, ...place }) => ({ ...place, isNear: serves({ areas }) }));
	});
}

/** What a phone is told after 閉会: the offices of the area, and nothing but how to reach them. */
export async function officesToCall(app: App, address: MeetingAddress) {
	const offered = await offeredPlaces(app, address);
	return offered
		.filter(({ isNear, phone }) => isNear && phone !== '')
		.map(({ name, hours, phone }) => ({ name, hours, phone }));
}
