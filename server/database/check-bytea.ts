import { sql } from 'drizzle-orm';
import type { Db } from '../../src/lib/server/db/client.ts';
import { boardUpdates } from '../../src/lib/server/db/schema/board.ts';

/** The database gives back other bytes than it was given: boards that are kept there would be lost. */
export class BytesChanged extends Error {
	override name = 'BytesChanged';
}

const { bytes } = boardUpdates;

/**
 * At every start: all 256 values there and back, on the way that boards take. A driver or a proxy that changed one of them
 * would spoil every board without a word.
 */
export async function checkBytea(db: Pick<Db, 'execute'>): Promise<void> {
	const sent = Uint8Array.from({ length: 256 }, (_, value) => value);
	const [row] = await db.execute<{ back: Uint8Array }>(sql`select ${sql.param(sent, bytes)}::bytea as back`);
	const back = row ? (bytes.mapFromDriverValue(row.back) as Uint8Array) : null;
	if (!back || !Buffer.from(sent).equals(back))
		throw new BytesChanged('the database does not give back the bytes that it was given');
}
