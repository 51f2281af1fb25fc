import { expect, test } from 'vitest';
import { migrateDatabase, TablesTooNew } from '#lib/server/db/migrate.ts';
import { explain } from '../../server/database/explain.ts';
import { aDatabase } from '../support/database.ts';

test('[R3] an older program refuses tables that a newer one has brought further, and changes nothing', async () => {
	const { db, sql, close } = await aDatabase();
	try {
		await migrateDatabase(db);
		const migrations = () => sql`select * from drizzle.__drizzle_migrations order by id`;
		// Between two known migrations and after the last: neither is ours.
		for (const at of [1795229157587, 4_102_444_800_000]) {
			await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', ${at})`;
			const before = await migrations();
			const refusal: unknown = await migrateDatabase(db).catch((error: unknown) => error);
			expect(refusal).toBeInstanceOf(TablesTooNew);
			expect(explain(refusal)).toMatch(/新しい ほうの プログラムで 始めてください/);
			expect(await migrations()).toEqual(before);
			await sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`;
		}
		await migrateDatabase(db);
	} finally {
		await close();
	}
});
