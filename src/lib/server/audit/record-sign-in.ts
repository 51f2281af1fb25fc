import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import type { App } from '../app.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { auditEvents } from '../db/schema/audit.ts';
import { scope } from '../db/scope.ts';

interface Problem {
	/** Wrong tries in the present window. */
	readonly count: number;
	readonly isBlocked: boolean;
	/** The password was right. */
	readonly isSecondFactor?: boolean;
}

const quarterMs = 15 * 60_000;
/** Rows of the log are never changed, so a growing count is told at its first, its third and its last try. */
const told = [1, 3];

/** C58: for an account and a quarter of an hour, each of these is told once. The typed name is never kept. */
export async function recordSignInProblem(
	app: App,
	{ account, municipality }: { readonly account: AccountId; readonly municipality: MunicipalityId },
	{ count, isBlocked, isSecondFactor = false }: Problem
): Promise<void> {
	if (!isBlocked && !told.includes(count)) return;
	const what = isBlocked ? 'sign_in.blocked' : 'sign_in.failed';
	const quarter = Math.floor(Date.now() / quarterMs);
	const id = idFrom([account, what, quarter, isBlocked ? '' : count, isSecondFactor].join('\n'));
	try {
		await scope(app.db, municipality, async (tx) => {
			const [named] = await tx
				.select({ name: accounts.displayName })
				.from(accounts)
				.where(eq(accounts.id, account));
			await tx
				.insert(auditEvents)
				.values({
					id,
					municipalityId: municipality,
					accountId: null,
					actorName: '',
					actorRole: 'nobody',
					what,
					thingType: 'account',
					thingId: account,
					thingName: named?.name ?? '',
					details: { count, ...(isSecondFactor && { secondFactor: true }) }
				})
				.onConflictDoNothing();
		});
	} catch (error) {
		app.log.warn({ err: error }, 'a failed sign-in could not be written into the log of acts');
	}
}

/** The same row from every process. */
function idFrom(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
		'-'
	);
}
