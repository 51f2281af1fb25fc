import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { App } from '#lib/server/app.ts';
import { listMunicipalities } from '#lib/server/db/lookup.ts';
import { boards } from '#lib/server/db/schema/board.ts';
import { minutes } from '#lib/server/db/schema/minutes.ts';
import { enterScope } from '#lib/server/db/scope.ts';
import type { Output } from './args.ts';

/**
 * Run after a restore from a backup: all boards and minutes (会議録) get a new epoch in one
 * transaction. Pages that stayed open then reload instead of merging their newer state into the
 * older one. Nothing else changes.
 */
export async function restored(app: App): Promise<Output> {
	const municipalities = await listMunicipalities(app.db);
	const mark = randomBytes(12).toString('base64url');
	const counts = await app.db.transaction(async (tx) => {
		let [meetings, documents] = [0, 0];
		for (const { municipality } of municipalities) {
			await enterScope(tx, municipality);
			const epoch = sql`${mark} || gen_random_uuid()`;
			meetings += (await tx.update(boards).set({ epoch }).returning({ id: boards.meetingId })).length;
			documents += (await tx.update(minutes).set({ epoch }).returning({ id: minutes.meetingId })).length;
		}
		return { meetings, minutes: documents };
	});
	return {
		json: counts,
		text: `${counts.meetings}の 会議と ${counts.minutes}の 会議録を、バックアップから 戻した ものとして しるしました。\n開いたままの ページは 読みこみなおします。\n`
	};
}
