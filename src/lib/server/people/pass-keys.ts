/** 当日のかぎ and 代筆のかぎ are worth what their maker may do now, so that somebody must answer for each. */
import { and, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { AccountId, DayKeyId, ScribeKeyId } from '#lib/board/model.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { heldRoles, type RoleInCouncil } from '../auth/held-roles.ts';
import { findPerson, facilitates } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { dayKeys } from '../db/schema/day-key.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scribeKeys } from '../db/schema/scribe-key.ts';

const tables = [dayKeys, scribeKeys] as const;

interface Key {
	readonly id: DayKeyId | ScribeKeyId;
	readonly council: CouncilId;
	readonly validOn: string;
}

/** Of today and later, and not taken back. */
async function keysOf(tx: Tx, table: (typeof tables)[number], maker: AccountId): Promise<Key[]> {
	const isLent = and(
		eq(table.madeBy, maker),
		isNull(table.revokedAt),
		gte(table.validOn, japanDay(new Date()))
	);
	return tx
		.select({ id: table.id, council: meetings.councilId, validOn: table.validOn })
		.from(table)
		.innerJoin(meetings, eq(meetings.id, table.meetingId))
		.where(isLent);
}

async function pass(tx: Tx, table: (typeof tables)[number], keys: readonly Key[], to: AccountId) {
	const ids = keys.map(({ id }) => id);
	if (ids.length === 0) return;
	if (table === dayKeys)
		await tx
			.update(dayKeys)
			.set({ madeBy: to })
			.where(inArray(dayKeys.id, ids as DayKeyId[]));
	else
		await tx
			.update(scribeKeys)
			.set({ madeBy: to })
			.where(inArray(scribeKeys.id, ids as ScribeKeyId[]));
}

/** How many keys of today and later somebody has made. */
export async function countKeys(tx: Tx, maker: AccountId): Promise<number> {
	const found = await Promise.all(tables.map((table) => keysOf(tx, table, maker)));
	return found.flat().length;
}

/** C43: the successor answers for the keys of the councils that they run. */
export async function handOverKeys(tx: Tx, from: AccountId, to: AccountId): Promise<number> {
	const successor = await findPerson(tx, to);
	let passed = 0;
	for (const table of tables) {
		const keys = (await keysOf(tx, table, from)).filter(
			({ council }) => successor && facilitates(successor, council)
		);
		await pass(tx, table, keys, to);
		passed += keys.length;
	}
	return passed;
}

/**
 * C45: a key of today goes on, because the meeting is not its maker's: somebody else who runs the
 * council answers for it, the one who acts before all. A key of a later day ends with its maker's role.
 */
export async function passTodaysKeys(tx: Tx, from: AccountId, acting: AccountId | null): Promise<number> {
	const maker = await findPerson(tx, from);
	const today = japanDay(new Date());
	let passed = 0;
	for (const table of tables) {
		const lost = (await keysOf(tx, table, from)).filter(
			({ council, validOn }) => validOn === today && !(maker && facilitates(maker, council))
		);
		for (const [council, keys] of Map.groupBy(lost, (key) => key.council)) {
			const heir = await whoRuns(tx, council, { acting, not: from });
			if (heir === null) continue;
			await pass(tx, table, keys, heir);
			passed += keys.length;
		}
	}
	return passed;
}

const runs = (roles: readonly RoleInCouncil[], role: string, council: CouncilId) =>
	roles.some((each) => each.role === role && each.council === council);

async function whoRuns(
	tx: Tx,
	council: CouncilId,
	{ acting, not }: { readonly acting: AccountId | null; readonly not: AccountId }
): Promise<AccountId | null> {
	const rows = await tx
		.select({ id: accounts.id })
		.from(accounts)
		.where(isNull(accounts.removedAt))
		.orderBy(accounts.id);
	const others = rows.map(({ id }) => id).filter((id) => id !== not);
	const held = await heldRoles(tx, others);
	const first = others.filter((id) => id === acting);
	const who = (role: string, among: readonly AccountId[]) =>
		among.find((id) => runs(held.get(id) ?? [], role, council));
	return (
		who('coordinator', first) ??
		who('facilitator', first) ??
		who('coordinator', others) ??
		who('facilitator', others) ??
		null
	);
}
