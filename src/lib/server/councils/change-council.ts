import { eq, sql } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import { editedTwice, type Fields } from '#lib/city/edited-twice.ts';
import type { CouncilDuty } from '#lib/city/council-duties.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { AreaId, CouncilId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { councilOrganizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { keepNamesOfThen } from '../meetings/names-of-then.ts';
import type { Tier } from './create-council.ts';
import { councilFields, councilIn, type CouncilPart } from './find-council.ts';
import { organizationsByName } from './named-organizations.ts';

export interface CouncilChange {
	readonly displayName: string;
	readonly areaId: string | null;
	readonly tier: Tier | null;
	readonly tierName: string;
	readonly alsoServesAs: readonly CouncilDuty[];
	readonly alsoServesAsOther: string;
	readonly basis: string;
	readonly program: string;
	readonly cadence: string;
	readonly guideTitle: string;
	readonly guideUrl: string;
	/** Names of 団体. */
	readonly hosts: readonly string[];
	readonly entrusts: readonly string[];
	readonly entrusted: readonly string[];
}

export type CouncilChanged =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'edited'; readonly others: Fields; readonly fields: Fields }
	| { readonly ok: false; readonly why: 'unknown_names'; readonly names: readonly string[] }
	| { readonly ok: false; readonly why: 'unknown_area' };

interface Editing {
	readonly council: CouncilId;
	readonly change: CouncilChange;
	/** The fields as the form was opened (C21). */
	readonly was: Fields;
	/** 所属 of the 団体 that are new. */
	readonly kinds: Readonly<Record<string, Affiliation>>;
}

const parts: readonly CouncilPart[] = ['hosts', 'entrusts', 'entrusted'];

/** Refused as a whole if another person changed it since the form was opened (C21). */
export function changeCouncil(db: Db, person: Person, editing: Editing): Promise<CouncilChanged> {
	const { council, change, was, kinds } = editing;
	return scope(db, person.municipality, async (tx): Promise<CouncilChanged> => {
		await tx.select({ id: councils.id }).from(councils).where(eq(councils.id, council)).for('update');
		const found = await councilIn(tx, council);
		if (!found) throw new Error('there is no such council in this municipality');
		const stored = councilFields(found);
		const typed = councilFields(change);
		const { others, fields } = editedTwice({ was, typed, stored });
		if (Object.keys(others).length > 0) return { ok: false, why: 'edited', others, fields };

		const area = change.areaId === null ? null : await areaOf(tx, change.areaId);
		if (area === undefined) return { ok: false, why: 'unknown_area' };
		const names = parts.flatMap((part) => change[part]);
		const named = await organizationsByName(tx, person, { names, kinds });
		if (!named.ok) return { ok: false, why: 'unknown_names', names: named.unknown };

		if (found.displayName !== change.displayName || found.areaId !== area)
			await keepNamesOfThen(tx, sql`${council}::uuid`); // C18
		const { displayName, tier, tierName, alsoServesAs, alsoServesAsOther } = change;
		const { basis, program, cadence, guideTitle, guideUrl } = change;
		const columns = { displayName, tier, tierName, alsoServesAs, alsoServesAsOther, basis, program, cadence };
		await tx
			.update(councils)
			.set({ ...columns, guideTitle, guideUrl, areaId: area, version: found.version + 1 })
			.where(eq(councils.id, council));
		await replaceParts(tx, { person, council, change, ids: named.ids });
		const changed = Object.keys(stored).filter((name) => stored[name] !== typed[name]);
		if (changed.length > 0)
			await recordEvent(tx, auditActor(person), {
				what: 'council.changed',
				thing: { type: 'council', id: council, name: change.displayName },
				details: { fields: changed, ...(changed.includes('displayName') && { before: found.displayName }) }
			});
		return { ok: true };
	});
}

/** The foreign key does not check the tenant. */
async function areaOf(tx: Tx, wanted: string): Promise<AreaId | undefined> {
	const rows = await tx.select({ id: areas.id }).from(areas);
	return rows.find(({ id }) => id === wanted)?.id;
}

interface Replacing {
	readonly person: Person;
	readonly council: CouncilId;
	readonly change: CouncilChange;
	readonly ids: ReadonlyMap<string, OrganizationId>;
}

async function replaceParts(tx: Tx, { person, council, change, ids }: Replacing): Promise<void> {
	await tx.delete(councilOrganizations).where(eq(councilOrganizations.councilId, council));
	const rows = parts.flatMap((part) =>
		[...new Set(change[part].map((name) => ids.get(name)))]
			.filter((id) => id !== undefined)
			.map((organizationId) => ({
				councilId: council,
				organizationId,
				part,
				municipalityId: person.municipality
			}))
	);
	if (rows.length > 0) await tx.insert(councilOrganizations).values(rows);
}
