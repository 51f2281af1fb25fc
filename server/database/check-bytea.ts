import { sql } from 'drizzle-orm';
import type { Db } from '../../src/lib/server/db/client.ts';
import { boardUpdates } from '../../src/lib/server/db/schema/board.ts';

export class BytesChanged extends Error {
	override name = 'BytesChanged';
}

const { bytes } = boardUpdates;

/** A driver or a proxy that changed one of the 256 byte values would silently corrupt every board. */
export async function checkBytea(db: Pick<Db, 'execute'>): Promise<void> {
	const sent = Uint8Array.from({ length: 256 }, (_, value) => value);
	const [row] = await db.execute<{ back: Uint8Array }>(sql`select ${sql.param(sent, bytes)}::bytea as back`);
	const back = row ? (bytes.mapFromDriverValue(row.back) as Uint8Array) : null;
	if (!back || !Buffer.from(sent).equals(back))
		throw new BytesChanged('the database does not give back the bytes that it was given');
}
