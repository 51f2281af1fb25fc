/** C26: a 次第 that a council keeps from one of its meetings, for the next ones. */
import { and, asc, eq } from 'drizzle-orm';
import { compareNames } from '#lib/words/natural-order.ts';
import type { AgendaItem } from '#lib/board/model.ts';
import type { AuditedAct } from '#lib/city/audited-acts.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { isUuid, type CouncilId, type CouncilTemplateId, type MunicipalityId } from '../db/ids.ts';
import { councilTemplates } from '../db/schema/council-template.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';

export interface CouncilTemplate {
	readonly id: CouncilTemplateId;
	readonly council: CouncilId;
	readonly name: string;
	readonly agenda: readonly AgendaItem[];
}

const columns = {
	id: councilTemplates.id,
	council: councilTemplates.councilId,
	name: councilTemplates.name,
	agenda: councilTemplates.agenda
};

/** Of one council, or of all of the 市町村. */
export async function listTemplates(
	db: Db,
	municipality: MunicipalityId,
	council?: CouncilId
): Promise<CouncilTemplate[]> {
	const rows = await scope(db, municipality, (tx) =>
		tx
			.select(columns)
			.from(councilTemplates)
			.where(council && eq(councilTemplates.councilId, council))
			.orderBy(asc(councilTemplates.id))
	);
	return rows.toSorted((a, b) => compareNames(a.name, b.name));
}

interface Keeping {
	readonly council: CouncilId;
	readonly name: string;
	readonly agenda: readonly AgendaItem[];
}

/** A template of the same name is replaced: the newer 次第 is what the council now uses. */
export function keepTemplate(db: Db, person: Person, { council, name, agenda }: Keeping): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		const isSame = and(eq(councilTemplates.councilId, council), eq(councilTemplates.name, name));
		const replaced = await tx.update(councilTemplates).set({ agenda }).where(isSame).returning(columns);
		if (replaced.length === 0)
			await tx.insert(councilTemplates).values({
				id: crypto.randomUUID() as CouncilTemplateId,
				municipalityId: person.municipality,
				councilId: council,
				name,
				agenda
			});
		await recordTemplate(tx, person, { what: 'template.kept', council, name });
	});
}

interface Kept {
	readonly council: CouncilId;
	readonly template: string;
}

/** False if another person has taken it away. */
export function renameTemplate(
	db: Db,
	person: Person,
	{ council, template, name }: Kept & { readonly name: string }
): Promise<boolean> {
	return scope(db, person.municipality, async (tx) => {
		const done = await tx
			.update(councilTemplates)
			.set({ name })
			.where(isOf({ council, template }))
			.returning(columns);
		if (done.length > 0) await recordTemplate(tx, person, { what: 'template.kept', council, name });
		return done.length > 0;
	});
}

export function removeTemplate(db: Db, person: Person, kept: Kept): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		const [gone] = await tx.delete(councilTemplates).where(isOf(kept)).returning(columns);
		if (gone)
			await recordTemplate(tx, person, {
				what: 'template.removed',
				council: gone.council,
				name: gone.name
			});
	});
}

/** PostgreSQL throws on a malformed uuid. */
const isOf = ({ council, template }: Kept) =>
	and(
		eq(councilTemplates.councilId, council),
		eq(
			councilTemplates.id,
			(isUuid(template) ? template : '00000000-0000-0000-0000-000000000000') as CouncilTemplateId
		)
	);

interface Recorded {
	readonly what: Extract<AuditedAct, 'template.kept' | 'template.removed'>;
	readonly council: CouncilId;
	readonly name: string;
}

async function recordTemplate(tx: Tx, person: Person, { what, council, name }: Recorded): Promise<void> {
	const [row] = await tx
		.select({ name: councils.displayName })
		.from(councils)
		.where(eq(councils.id, council));
	await recordEvent(tx, auditActor(person), {
		what,
		thing: { type: 'council', id: council, name: row?.name ?? '' },
		details: { template: name }
	});
}
