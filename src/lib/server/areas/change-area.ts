/** C11: an area is never its own parent, however far. C12: nobody overwrites what somebody else changed meanwhile. */
import { eq, sql } from 'drizzle-orm';
import type { AreaKind } from '#lib/city/area-kinds.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import { areaParents, areas } from '../db/schema/area.ts';
import { scope } from '../db/scope.ts';
import { keepNamesOfThen } from '../meetings/names-of-then.ts';
import { areaRows, lockAreas, type AreaRow } from './area-rows.ts';
import { areasWithin } from './area-tree.ts';

export interface AreaWords {
	readonly name: string;
	readonly kind: AreaKind;
	readonly number: number | null;
	readonly validFrom: string | null;
	readonly validTo: string | null;
	readonly parents: readonly AreaId[];
}

/** What a form shows, in one text: it comes back with the form, and tells whether somebody else changed it. */
export const versionOf = ({ name, kind, number, validFrom, validTo, parents }: AreaWords): string =>
	JSON.stringify([name, kind, number, validFrom, validTo, parents.toSorted()]);

export type AreaRefusal = 'circle' | 'no_such_parent' | 'gone';

export function makeArea(
	db: Db,
	person: Person,
	words: AreaWords
): Promise<{ readonly made: AreaId } | AreaRefusal> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		const known = new Set((await areaRows(tx)).map(({ id }) => id));
		if (!words.parents.every((parent) => known.has(parent))) return 'no_such_parent';
		const id = crypto.randomUUID() as AreaId;
		const { parents, ...columns } = words;
		await tx.insert(areas).values({ ...columns, id, municipalityId: person.municipality });
		await insertParents(tx, person, { id, parents });
		const thing = { type: 'area', id, name: words.name } as const;
		await recordEvent(tx, auditActor(person), { what: 'area.made', thing });
		return { made: id };
	});
}

interface Change {
	readonly id: AreaId;
	readonly words: AreaWords;
	/** `versionOf` what the form was filled with. */
	readonly before: string;
}

/** Returns what stands there now, if somebody else changed it. */
export function changeArea(
	db: Db,
	person: Person,
	{ id, words, before }: Change
): Promise<AreaRefusal | { readonly now: AreaRow } | 'changed'> {
	return scope(db, person.municipality, async (tx) => {
		await lockAreas(tx);
		const rows = await areaRows(tx);
		const now = rows.find((row) => row.id === id);
		if (!now) return 'gone';
		if (versionOf(now) === versionOf(words)) return 'changed';
		if (versionOf(now) !== before) return { now };
		const known = new Set(rows.map((row) => row.id));
		if (!words.parents.every((parent) => known.has(parent))) return 'no_such_parent';
		const within = new Set(await areasWithin(tx, id));
		if (words.parents.some((parent) => within.has(parent))) return 'circle';

		if (now.name !== words.name) await keepNamesOfThen(tx, sql`select id from council where area_id = ${id}`);
		const { parents, ...columns } = words;
		await tx.update(areas).set(columns).where(eq(areas.id, id));
		await tx.delete(areaParents).where(eq(areaParents.areaId, id));
		await insertParents(tx, person, { id, parents });
		await recordEvent(tx, auditActor(person), {
			what: 'area.changed',
			thing: { type: 'area', id, name: words.name },
			details: now.name === words.name ? {} : { before: now.name }
		});
		return 'changed';
	});
}

async function insertParents(
	tx: Tx,
	{ municipality }: Person,
	{ id, parents }: { readonly id: AreaId; readonly parents: readonly AreaId[] }
): Promise<void> {
	if (parents.length === 0) return;
	const rows = [...new Set(parents)].map((parentId) => ({
		areaId: id,
		parentId,
		municipalityId: municipality
	}));
	await tx.insert(areaParents).values(rows);
}
