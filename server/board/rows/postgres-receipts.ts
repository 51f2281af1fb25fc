/** A resend gets the same answer (S1). */
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/client.ts';
import { commandReceipts } from '#lib/server/db/schema/note.ts';
import type { BoardAddress } from '../../live/log/board-log.ts';
import type { Questions, Receipt } from '../../live/log/board-rows.ts';

export interface KeptReceipt {
	readonly actor: string;
	readonly commandId: string;
	readonly receipt: Receipt;
}

export async function receiptsOf(
	tx: Tx,
	{ meeting }: BoardAddress,
	asked: Questions['receipts']
): Promise<readonly KeptReceipt[]> {
	if (asked.length === 0) return [];
	const pairs = asked.map(({ actor, commandId }) => sql`(${actor}, ${commandId})`);
	const isAsked = sql`(${commandReceipts.actor}, ${commandReceipts.commandId}) in (${sql.join(pairs, sql`, `)})`;
	const rows = await tx
		.select()
		.from(commandReceipts)
		.where(and(eq(commandReceipts.meetingId, meeting), isAsked));
	return rows.map(({ actor, commandId, fingerprint, answer }) => {
		const { seq, result } = answer as Omit<Receipt, 'fingerprint'>;
		return { actor, commandId, receipt: { fingerprint, seq, result } };
	});
}

export async function insertReceipts(
	tx: Tx,
	{ meeting, municipality }: BoardAddress,
	kept: readonly KeptReceipt[]
): Promise<void> {
	const mine = { meetingId: meeting, municipalityId: municipality };
	await tx.insert(commandReceipts).values(
		kept.map(({ actor, commandId, receipt: { fingerprint, ...answer } }) => ({
			...mine,
			actor,
			commandId,
			fingerprint,
			answer
		}))
	);
}
