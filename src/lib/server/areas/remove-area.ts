/** C13: an area that anything belongs to ends, and is not removed. */
import { eq, sql } from 'drizzle-orm';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { scope } from '../db/scope.ts';
import { lockAreas } from './area-rows.ts';

/** How many of each hold the area. */
export interface Holders {
	readonly councils: number;
	readonly roles: number;
	readonly organizations: number;
	readonly children: number;
	readonly places: number;
	readonly commissions: number;
	readonly successors: number;
}

const isHeld = (holders: Holders): boolean => Object.values(holders).some((count) => count > 0);

export async function holdersOf(tx: Tx, id: AreaId): Promise<Holders> {
	const [row] = await tx.execute<Holders & Record<string, unknown>>(sql`select
		(select count(*)::int from council where area_id = ${id}) as councils,
		(select count(*)::int from account_role where area_id = ${id}) as roles,
		(select count(*)::int from organization_area where area_id = ${id}) as organizations,
		(select count(*)::int from area_parent where parent_id = ${id}) as children,
		(select count(*)::int from handoff_place_area where area_id = ${id}) as places,
		(select count(*)::int from commission_area where area_id = ${id}) as commissions,
		(select count(*)::int from area_predecessor where predecessor_id = ${id}) as successors`);
	if (!row) throw new Error('counting gives one row');
	return row;
}

export function removeArea(db: Db, person: Person, id: AreaId): Promise<'removed' | 'held' | 'gone'> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		// Whoever is just adding something that names the area waits for its row, and then finds it gone.
		const [area] = await tx.select({ name: areas.name }).from(areas).where(eq(areas.id, id)).for('update');
		if (!area) return 'gone';
		if (isHeld(await holdersOf(tx, id))) return 'held';
		await tx.delete(areas).where(eq(areas.id, id));
		const thing = { type: 'area', id, name: area.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'area.removed', thing });
		return 'removed';
	});
}
