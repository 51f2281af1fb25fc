/** Areas, councils and 団体, as cells of other sheets name them. */
import { eq } from 'drizzle-orm';
import { affiliationWords } from '#lib/words/affiliation-words.ts';
import type { Tx } from '../../db/client.ts';
import { areas } from '../../db/schema/area.ts';
import { councils } from '../../db/schema/council.ts';
import { organizations } from '../../db/schema/organization.ts';
import { areaKindWords } from './area-kind-words.ts';
import { NameIndex } from './name-index.ts';

export async function areaIndex(tx: Tx): Promise<NameIndex> {
	const rows = await tx.select({ id: areas.id, name: areas.name, kind: areas.kind }).from(areas);
	return new NameIndex(
		'a',
		rows.map(({ kind, ...row }) => ({ ...row, more: areaKindWords[kind]() }))
	);
}

export async function councilIndex(tx: Tx): Promise<NameIndex> {
	const rows = await tx
		.select({ id: councils.id, name: councils.displayName, area: areas.name })
		.from(councils)
		.leftJoin(areas, eq(areas.id, councils.areaId));
	return new NameIndex(
		'k',
		rows.map(({ area, ...row }) => ({ ...row, more: area ?? '' }))
	);
}

export async function organizationIndex(tx: Tx): Promise<NameIndex> {
	const rows = await tx
		.select({ id: organizations.id, name: organizations.name, affiliation: organizations.affiliation })
		.from(organizations);
	return new NameIndex(
		'd',
		rows.map(({ affiliation, ...row }) => ({ ...row, more: affiliationWords[affiliation]() }))
	);
}
