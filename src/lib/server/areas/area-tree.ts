/** Layers of areas need not nest, and an area may have several parents: a tree only in name. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';

/** The area and every area in it, however deep. A circle ends the walk, since each area counts once. */
export async function areasWithin(tx: Tx, area: AreaId): Promise<AreaId[]> {
	const rows = await tx.execute<{ id: AreaId }>(sql`
		with recursive within(id) as (
			select ${area}::uuid
			union
			select p.area_id from within join area_parent p on p.parent_id = within.id
		)
		select id from within`);
	return rows.map(({ id }) => id);
}

/** The area and every area that contains it. */
export async function areasAround(tx: Tx, area: AreaId): Promise<AreaId[]> {
	const rows = await tx.execute<{ id: AreaId }>(sql`
		with recursive around(id) as (
			select ${area}::uuid
			union
			select p.parent_id from around join area_parent p on p.area_id = around.id
		)
		select id from around`);
	return rows.map(({ id }) => id);
}
