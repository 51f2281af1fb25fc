import { asc } from 'drizzle-orm';
import { byNumber, compareNames } from '#lib/words/natural-order.ts';
import type { Db } from '../db/client.ts';
import type { AreaId, MunicipalityId } from '../db/ids.ts';
import { areaParents, areas, type areaKind } from '../db/schema/area.ts';
import { scope } from '../db/scope.ts';

export interface AreaLine {
	readonly id: AreaId;
	readonly kind: (typeof areaKind.enumValues)[number];
	readonly name: string;
	readonly number: number | null;
	/** The last day; pickers leave out an area that ended, unless it is in use. */
	readonly validTo: string | null;
	/** Layers need not nest, so there may be several. */
	readonly parents: readonly AreaId[];
}

export function listAreas(db: Db, municipality: MunicipalityId): Promise<AreaLine[]> {
	return scope(db, municipality, async (tx) => {
		const rows = await tx
			.select({
				id: areas.id,
				kind: areas.kind,
				name: areas.name,
				number: areas.number,
				validTo: areas.validTo
			})
			.from(areas)
			.orderBy(asc(areas.kind), asc(areas.id));
		const links = await tx.select().from(areaParents);

		const byKind = [...Map.groupBy(rows, ({ kind }) => kind).values()];
		const inOrder = byKind.flatMap((each) =>
			each.toSorted((a, b) => byNumber(a.number, b.number) || compareNames(a.name, b.name))
		);
		return inOrder.map((area) => ({
			...area,
			parents: links.filter((link) => link.areaId === area.id).map((link) => link.parentId)
		}));
	});
}
