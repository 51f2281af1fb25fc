import { and, eq } from 'drizzle-orm';
import type { DayKeyId } from '#lib/board/model.ts';
import type { App, MeetingAddress } from '../app.ts';
import { revokeDayKey } from '../auth/day-keys.ts';
import type { Facilitating } from '../auth/guards.ts';
import { remoteRequests } from '../db/schema/remote-request.ts';
import { scope } from '../db/scope.ts';
import { isRemote } from './request-rows.ts';

/** はずす: only keys of remotes, because a 当日のかぎ takes no other 当日のかぎ back. */
export async function removeRemote(
	app: App,
	address: MeetingAddress,
	{ key, by }: { readonly key: DayKeyId; readonly by: Facilitating }
): Promise<'by_remote' | null> {
	const found = await scope(app.db, address.municipality, async (tx) => {
		if (await isRemote(tx, by)) return 'by_remote';
		const own = and(eq(remoteRequests.dayKeyId, key), eq(remoteRequests.meetingId, address.meeting));
		return (await tx.$count(remoteRequests, own)) > 0 ? 'remote' : 'none';
	});
	if (found === 'remote') await revokeDayKey(app, address, key);
	return found === 'by_remote' ? found : null;
}
