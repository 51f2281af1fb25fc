import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { App } from '../app.ts';
import { listMunicipalities } from '../db/lookup.ts';
import { boards } from '../db/schema/board.ts';
import { minutes } from '../db/schema/minutes.ts';
import { enterScope } from '../db/scope.ts';

export interface RenewedEpochs {
	readonly meetings: number;
	/** 会議録 */
	readonly minutes: number;
}

/**
 * After a restore from a backup, open pages must reload instead of merging their newer state into
 * the older one.
 */
export async function renewEpochs(app: App): Promise<RenewedEpochs> {
	const municipalities = await listMunicipalities(app.db);
	const mark = randomBytes(12).toString('base64url');
	return app.db.transaction(async (tx) => {
		let [meetings, documents] = [0, 0];
		for (const { municipality } of municipalities) {
			await enterScope(tx, municipality);
			const epoch = sql`${mark} || gen_random_uuid()`;
			meetings += (await tx.update(boards).set({ epoch }).returning({ id: boards.meetingId })).length;
			documents += (await tx.update(minutes).set({ epoch }).returning({ id: minutes.meetingId })).length;
		}
		return { meetings, minutes: documents };
	});
}
