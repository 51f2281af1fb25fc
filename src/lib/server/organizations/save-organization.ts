import { and, eq, inArray, ne } from 'drizzle-orm';
import { fold } from '#lib/words/fold/fold.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId, OrganizationId } from '../db/ids.ts';
import { areas } from '../db/schema/area.ts';
import { organizationAreas, organizationLinks, organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import {
	aliasesBeside,
	lockOrganizations,
	organizationWords,
	versionOf,
	type OrganizationWords
} from './organization-words.ts';

export type Saved =
	| { readonly kind: 'saved'; readonly id: OrganizationId }
	/** C31: one of the same 所属 has this name already. */
	| { readonly kind: 'same_name'; readonly name: string }
	/** An area or 団体 that is not there any more, or itself. */
	| { readonly kind: 'unknown' }
	| { readonly kind: 'gone' }
	/** Somebody else changed it since; `now` is what stands. */
	| { readonly kind: 'changed'; readonly now: OrganizationWords };

/** @param seen the version that the form was filled in from; null makes a new one */
export function saveOrganization(
	db: Db,
	person: Person,
	words: OrganizationWords,
	seen: { readonly id: OrganizationId; readonly version: string } | null
): Promise<Saved> {
	const { municipality } = person;
	return scope(db, municipality, async (tx): Promise<Saved> => {
		await lockOrganizations(tx, municipality);
		const before = seen && (await organizationWords(tx, seen.id));
		if (seen && !before) return { kind: 'gone' };
		if (seen && before && versionOf(before) !== seen.version) return { kind: 'changed', now: before };
		const twin = await sameName(tx, words, seen?.id ?? null);
		if (twin !== null) return { kind: 'same_name', name: twin };
		if (!(await areKnown(tx, words, seen?.id ?? null))) return { kind: 'unknown' };

		const id = seen?.id ?? (crypto.randomUUID() as OrganizationId);
		await write(tx, { municipality, id, isNew: seen === null }, words);
		await recordEvent(tx, auditActor(person), {
			what: seen ? 'organization.changed' : 'organization.made',
			thing: { type: 'organization', id, name: words.name },
			...(before && before.name !== words.name && { details: { before: before.name } })
		});
		return { kind: 'saved', id };
	});
}

async function sameName(tx: Tx, { affiliation, name }: OrganizationWords, own: OrganizationId | null) {
	const others = await tx
		.select({ name: organizations.name })
		.from(organizations)
		.where(
			and(eq(organizations.affiliation, affiliation), own === null ? undefined : ne(organizations.id, own))
		);
	return others.find((other) => fold(other.name) === fold(name))?.name ?? null;
}

/** The foreign keys do not check the tenant. */
async function areKnown(tx: Tx, words: OrganizationWords, own: OrganizationId | null): Promise<boolean> {
	const others = [...new Set([...words.belongsTo, ...words.entrustedBy])];
	if (own !== null && others.includes(own)) return false;
	const theirs = [...new Set(words.areas)];
	const areaCount = await tx.$count(areas, inArray(areas.id, theirs));
	const otherCount = await tx.$count(organizations, inArray(organizations.id, others));
	return areaCount === theirs.length && otherCount === others.length;
}

interface Target {
	readonly municipality: MunicipalityId;
	readonly id: OrganizationId;
	readonly isNew: boolean;
}

async function write(tx: Tx, { municipality: municipalityId, id, isNew }: Target, words: OrganizationWords) {
	const { affiliation, name, contact, belongsTo, entrustedBy } = words;
	const row = { affiliation, name, contact, aliases: aliasesBeside(name, words.aliases) };
	if (isNew) await tx.insert(organizations).values({ id, municipalityId, ...row });
	else {
		await tx.update(organizations).set(row).where(eq(organizations.id, id));
		await tx.delete(organizationAreas).where(eq(organizationAreas.organizationId, id));
		await tx.delete(organizationLinks).where(eq(organizationLinks.organizationId, id));
	}
	const own = { organizationId: id, municipalityId };
	const inAreas = [...new Set(words.areas)].map((areaId) => ({ ...own, areaId }));
	if (inAreas.length > 0) await tx.insert(organizationAreas).values(inAreas);
	const links = [
		...[...new Set(belongsTo)].map((otherId) => ({ ...own, otherId, relation: 'belongs_to' as const })),
		...[...new Set(entrustedBy)].map((otherId) => ({ ...own, otherId, relation: 'entrusted_by' as const }))
	];
	if (links.length > 0) await tx.insert(organizationLinks).values(links);
}
