import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { App } from '#lib/server/app.ts';
import { listMunicipalities } from '#lib/server/db/lookup.ts';
import { boards } from '#lib/server/db/schema/board.ts';
import { minutes } from '#lib/server/db/schema/minutes.ts';
import { enterScope } from '#lib/server/db/scope.ts';
import type { Output } from './args.ts';

/**
 * After a restore from a backup: every board and every 会議録 gets a fresh epoch, all or none. Pages that stayed open load
 * anew instead of mixing what they remember into the older state. Nothing else changes.
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
