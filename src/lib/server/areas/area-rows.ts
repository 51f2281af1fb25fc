/** What the use cases of areas read in common. Every id of a form is looked up here: the scope hides other tenants. */
import { sql } from 'drizzle-orm';
import { areaKinds, type AreaKind } from '#lib/city/area-kinds.ts';
import { byNumber, compareNames } from '#lib/words/natural-order.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import { areaParents, areas } from '../db/schema/area.ts';

export interface AreaRow {
	readonly id: AreaId;
	readonly kind: AreaKind;
	readonly name: string;
	readonly number: number | null;
	readonly validFrom: string | null;
	readonly validTo: string | null;
	/** Layers need not nest, so there may be several. */
	readonly parents: readonly AreaId[];
}

/** By layer, then as people count. */
export async function areaRows(tx: Tx): Promise<AreaRow[]> {
	const rows = await tx
		.select({
			id: areas.id,
			kind: areas.kind,
			name: areas.name,
			number: areas.number,
			validFrom: areas.validFrom,
			validTo: areas.validTo
		})
		.from(areas);
	const links = Map.groupBy(await tx.select().from(areaParents), ({ areaId }) => areaId);
	return rows
		.map((row) => ({ ...row, parents: (links.get(row.id) ?? []).map(({ parentId }) => parentId) }))
		.toSorted(inOrder);
}

const inOrder = (a: AreaRow, b: AreaRow) =>
	areaKinds.indexOf(a.kind) - areaKinds.indexOf(b.kind) ||
	byNumber(a.number, b.number) ||
	compareNames(a.name, b.name);

/**
 * One change of the areas of a 市町村 at a time: two people could otherwise close a circle together, or
 * overwrite each other. Foreign keys to the municipality are not held up.
 */
export async function lockAreas(tx: Tx): Promise<void> {
	await tx.execute(sql`select id from municipality for no key update`);
}
