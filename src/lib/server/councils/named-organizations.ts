import { asc } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId, OrganizationId } from '../db/ids.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

/** For a list to pick from. */
export async function organizationNames(db: Db, municipality: MunicipalityId): Promise<string[]> {
	const rows = await scope(db, municipality, (tx) =>
		tx.select({ name: organizations.name }).from(organizations).orderBy(asc(organizations.name))
	);
	return rows.map(({ name }) => name);
}

/** By name, as people typed it: full and half width, and blanks, do not matter. */
const folded = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

interface Named {
	readonly names: readonly string[];
	/** 所属 of those that are new, by name. */
	readonly kinds: Readonly<Record<string, Affiliation>>;
}

export type FoundByName =
	| { readonly ok: true; readonly ids: ReadonlyMap<string, OrganizationId> }
	| { readonly ok: false; readonly unknown: readonly string[] };

/** C24: a name that the 市町村 does not know is asked for its 所属, so that a slip makes no 団体. */
export async function organizationsByName(
	tx: Tx,
	person: Person,
	{ names, kinds }: Named
): Promise<FoundByName> {
	const rows = await tx
		.select({ id: organizations.id, name: organizations.name, aliases: organizations.aliases })
		.from(organizations);
	const byWord = new Map<string, OrganizationId>();
	for (const { id, aliases } of rows) for (const alias of aliases) byWord.set(folded(alias), id);
	for (const { id, name } of rows) byWord.set(folded(name), id);

	const unknown = names.filter((name) => !byWord.has(folded(name)));
	const unasked = unknown.filter((name) => kinds[name] === undefined);
	if (unasked.length > 0) return { ok: false, unknown: [...new Set(unasked)] };
	for (const name of unknown) {
		const affiliation = kinds[name];
		if (affiliation === undefined || byWord.has(folded(name))) continue;
		byWord.set(folded(name), await makeOrganization(tx, person, { name, affiliation }));
	}
	const ids = new Map<string, OrganizationId>();
	for (const name of names) {
		const id = byWord.get(folded(name));
		if (id !== undefined) ids.set(name, id);
	}
	return { ok: true, ids };
}

async function makeOrganization(
	tx: Tx,
	person: Person,
	made: { readonly name: string; readonly affiliation: Affiliation }
): Promise<OrganizationId> {
	const id = crypto.randomUUID() as OrganizationId;
	await tx.insert(organizations).values({ id, municipalityId: person.municipality, ...made });
	const thing = { type: 'organization', id, name: made.name } as const;
	await recordEvent(tx, auditActor(person), { what: 'organization.made', thing });
	return id;
}
