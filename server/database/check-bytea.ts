import { sql } from 'drizzle-orm';
import type { Db } from '../../src/lib/server/db/client.ts';
import { boardUpdates } from '../../src/lib/server/db/schema/board.ts';

/** The database returns other bytes than it was sent, so stored boards would be lost. */
export class BytesChanged extends Error {
	override name = 'BytesChanged';
}

const { bytes } = boardUpdates;

/**
 * Runs at every start: sends all 256 byte values there and back, encoded as for boards. A driver or
 * a proxy that changed one would silently corrupt every board.
 */
export async function checkBytea(db: Pick<Db, 'execute'>): Promise<void> {
	const sent = Uint8Array.from({ length: 256 }, (_, value) => value);
	const [row] = await db.execute<{ back: Uint8Array }>(sql`select ${sql.param(sent, bytes)}::bytea as back`);
	const back = row ? (bytes.mapFromDriverValue(row.back) as Uint8Array) : null;
	if (!back || !Buffer.from(sent).equals(back))
		throw new BytesChanged('the database does not give back the bytes that it was given');
}
