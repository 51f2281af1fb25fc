import { asc, eq } from 'drizzle-orm';
import { reopenMs } from '#lib/board/time/reopen.ts';
import { deleteActionsOf } from '../actions/action-rows.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { rehearsalsOver } from '../db/lookup.ts';
import { boards } from '../db/schema/board.ts';
import { councils } from '../db/schema/council.ts';
import { handoffs } from '../db/schema/handoff.ts';
import { meetings } from '../db/schema/meeting.ts';
import { minutes } from '../db/schema/minutes.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { rehearsals } from '../db/schema/rehearsal.ts';
import { enterScope } from '../db/scope.ts';
import type { Rehearsal } from './running-rehearsal.ts';

type Ending = Pick<Rehearsal, 'tenant' | 'municipality'>;

/**
 * Deletes the tenant of a rehearsal (練習) and all that is in it. The rooms of every process notice
 * within a second that the board has gone. Ending it twice does no harm.
 */
export function endRehearsal(app: App, { tenant, municipality }: Ending): Promise<void> {
	return app.db.transaction(async (tx) => {
		await enterScope(tx, municipality);
		if (!(await isRehearsal(tx, tenant))) return;
		await enterScope(tx, tenant);
		await deleteTenant(tx, tenant);
	});
}

/** No tenant without such a row is ever deleted. */
async function isRehearsal(tx: Tx, tenant: MunicipalityId): Promise<boolean> {
	const rows = await tx
		.select({ tenant: rehearsals.tenantId })
		.from(rehearsals)
		.where(eq(rehearsals.tenantId, tenant))
		.for('update');
	return rows.length > 0;
}

/** What hangs on a meeting goes with it; the rest is named here, and a test looks into every table. */
async function deleteTenant(tx: Tx, tenant: MunicipalityId): Promise<void> {
	// Every commit locks its document before rows that refer to the tenant: another order would deadlock.
	for (const heads of [boards, minutes])
		await tx
			.select({ meeting: heads.meetingId })
			.from(heads)
			.where(eq(heads.municipalityId, tenant))
			.orderBy(asc(heads.meetingId))
			.for('update');
	// Waits for rows that are being written, which refer to it, and lets no more of them begin.
	await tx
		.select({ id: municipalities.id })
		.from(municipalities)
		.where(eq(municipalities.id, tenant))
		.for('update');
	await deleteActionsOf(tx, tenant);
	for (const table of [handoffs, meetings, councils])
		await tx.delete(table).where(eq(table.municipalityId, tenant));
	await tx.delete(municipalities).where(eq(municipalities.id, tenant));
}

const hourMs = 3_600_000;
/** A rehearsal takes a quarter of an hour; nobody comes back to one of this morning. */
const longestMs = 3 * hourMs;

/**
 * A rehearsal is over once its meeting was opened or called off, after three hours, or when its 閉会
 * can no longer be taken back.
 */
export async function endOldRehearsals(app: App, now: Date): Promise<void> {
	const before = (ms: number) => new Date(now.getTime() - ms);
	const over = await rehearsalsOver(app.db, {
		startedBefore: before(longestMs),
		startedAfter: before(-hourMs),
		closedBefore: before(reopenMs)
	});
	for (const { tenant, municipality } of over)
		try {
			await endRehearsal(app, { tenant, municipality });
			app.log.info({ municipality, tenant }, 'a rehearsal ended');
		} catch (error) {
			app.log.error({ err: error, municipality, tenant }, 'a rehearsal could not be ended');
		}
}

/** How long a rehearsal may run beside a meeting whose door was opened. */
const lookMs = 3_000;

/** The next look goes on where an error or a crash left a rehearsal. Stopping waits for the one in progress. */
export function endOldRehearsalsSoon(app: App): () => Promise<void> {
	let looking: Promise<void> | null = null;
	const look = () =>
		endOldRehearsals(app, new Date())
			.catch((error: unknown) =>
				app.log.warn({ err: error }, 'could not end old rehearsals; looking again soon')
			)
			.finally(() => (looking = null));
	const timer = setInterval(() => {
		looking ??= look();
	}, lookMs);
	return async () => {
		clearInterval(timer);
		await looking;
	};
}
