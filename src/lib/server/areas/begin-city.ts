/** C10: the first question of a new 市町村. It can be left and taken up again until it is answered. */
import { isNull, sql } from 'drizzle-orm';
import type { AreaKind } from '#lib/city/area-kinds.ts';
import type { TypedLayer } from '#lib/city/typed-areas.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import { grantRoles } from '../auth/accounts.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '../db/ids.ts';
import { areaParents, areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { municipalities } from '../db/schema/municipality.ts';
import { scope } from '../db/scope.ts';
import { lockAreas } from './area-rows.ts';

/** A 市町村 with a council has begun, also one from before the question was asked. */
export const cityHasBegun = (db: Db, municipality: MunicipalityId): Promise<boolean> =>
	scope(db, municipality, readBegun);

async function readBegun(tx: Tx): Promise<boolean> {
	const [row] = await tx
		.select({ begun: sql<boolean>`begun_at is not null or exists (select 1 from council)` })
		.from(municipalities);
	return row?.begun ?? true;
}

interface Structure {
	readonly outer: AreaKind;
	readonly inner: AreaKind;
	readonly layers: readonly TypedLayer[];
}

export interface Beginning {
	/** Null: the areas come later. */
	readonly structure: Structure | null;
	/** Null: the council comes later. */
	readonly councilName: string | null;
}

/** `begun`: somebody else answered, or the button was pressed twice. */
export function beginCity(
	db: Db,
	person: Person,
	{ structure, councilName }: Beginning
): Promise<{ readonly council: CouncilId | null } | 'begun'> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		if (await readBegun(tx)) return 'begun';
		const outer = structure ? await makeAreas(tx, person, structure) : [];
		const area = outer.length === 1 ? (outer[0] ?? null) : null;
		const council = councilName ? await makeCouncil(tx, person, { name: councilName, area }) : null;
		await tx.update(municipalities).set({ begunAt: new Date() }).where(isNull(municipalities.begunAt));
		return { council };
	});
}

/** A 準備会 needs no tier, area or 要綱. */
async function makeCouncil(
	tx: Tx,
	person: Person,
	{ name, area }: { readonly name: string; readonly area: AreaId | null }
): Promise<CouncilId> {
	const { municipality } = person;
	const id = crypto.randomUUID() as CouncilId;
	await tx.insert(councils).values({
		id,
		municipalityId: municipality,
		areaId: area,
		displayName: name,
		phase: 'preparing',
		preparingFrom: japanDay(new Date())
	});
	await grantRoles(tx, person, [{ role: 'coordinator', council: id }]);
	const thing = { type: 'council', id, name } as const;
	await recordEvent(tx, auditActor(person), { what: 'council.made', thing });
	return id;
}

/** Areas that were made by hand before are used, not made twice. Returns the outer ones. */
async function makeAreas(tx: Tx, person: Person, { outer, inner, layers }: Structure): Promise<AreaId[]> {
	const known = new Map<string, AreaId>();
	for (const { id, kind, name } of await tx.select().from(areas)) known.set(`${kind} ${name}`, id);
	const made: { id: AreaId; name: string }[] = [];

	const areaOf = async (kind: AreaKind, name: string) => {
		const found = known.get(`${kind} ${name}`);
		if (found) return found;
		const id = crypto.randomUUID() as AreaId;
		await tx.insert(areas).values({ id, municipalityId: person.municipality, kind, name });
		known.set(`${kind} ${name}`, id);
		made.push({ id, name });
		return id;
	};
	const outerIds: AreaId[] = [];
	for (const layer of layers) {
		const parentId = await areaOf(outer, layer.name);
		outerIds.push(parentId);
		for (const name of layer.inner) {
			const areaId = await areaOf(inner, name);
			await tx
				.insert(areaParents)
				.values({ areaId, parentId, municipalityId: person.municipality })
				.onConflictDoNothing();
		}
	}
	for (const thing of made)
		await recordEvent(tx, auditActor(person), { what: 'area.made', thing: { type: 'area', ...thing } });
	return outerIds;
}
