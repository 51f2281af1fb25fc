import { insertAccount } from '#lib/server/auth/accounts.ts';
import { findPerson, type Person } from '#lib/server/auth/person.ts';
import { changeArea, makeArea, versionOf, type AreaWords } from '#lib/server/areas/change-area.ts';
import { findArea } from '#lib/server/areas/find-area.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { AreaId, MunicipalityId } from '#lib/server/db/ids.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';

/** A 市町村 that was just set up: one 行政担当, no area and no council. */
export function aNewCity(db: Db, name = '汐見野市'): Promise<Person> {
	const municipality = crypto.randomUUID() as MunicipalityId;
	return scope(db, municipality, async (tx) => {
		await tx.insert(municipalities).values({ id: municipality, name });
		const id = await insertAccount(tx, municipality, {
			signInName: `kakari-${municipality}`,
			displayName: '係',
			roles: [{ role: 'municipal_staff', council: null }]
		});
		return (await findPerson(tx, id))!;
	});
}

export const plain = (name: string, more: Partial<AreaWords> = {}): AreaWords => ({
	name,
	kind: 'community_area',
	number: null,
	validFrom: null,
	validTo: null,
	parents: [],
	...more
});

export async function anArea(
	db: Db,
	person: Person,
	name: string,
	more: Partial<AreaWords> = {}
): Promise<AreaId> {
	const answer = await makeArea(db, person, plain(name, more));
	if (typeof answer === 'string') throw new Error(answer);
	return answer.made;
}

export async function theArea(db: Db, person: Person, id: AreaId) {
	const found = await findArea(db, person.municipality, id);
	if (!found) throw new Error('there is no such area');
	return found;
}

/** As somebody who just opened the page. */
export async function change(db: Db, person: Person, id: AreaId, words: Partial<AreaWords>) {
	const { area } = await theArea(db, person, id);
	return changeArea(db, person, { id, words: { ...area, ...words }, before: versionOf(area) });
}

export const audited = (db: Db, { municipality }: Person) =>
	scope(db, municipality, async (tx) => {
		const rows = await tx.select().from(auditEvents).orderBy(auditEvents.at);
		return rows.map(({ what, thingName }) => `${what} ${thingName}`);
	});
