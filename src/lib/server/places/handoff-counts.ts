import { and, asc, between, count, eq, inArray, min, sql } from 'drizzle-orm';
import { managesCity } from '#lib/city/administration-policy.ts';
import type { HandoffField } from '#lib/board/handoff.ts';
import { daysOfFiscalYear, fiscalYearOf, handoffLines, type HandoffLine } from '#lib/city/handoff-counts.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import { areasWithin } from '../areas/area-tree.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { accountRoles } from '../db/schema/account.ts';
import { areas } from '../db/schema/area.ts';
import { councils } from '../db/schema/council.ts';
import { handoffPlaces } from '../db/schema/handoff-place.ts';
import { handoffs } from '../db/schema/handoff.ts';
import { scope } from '../db/scope.ts';

interface CountedCouncil {
	readonly id: CouncilId;
	readonly name: string;
	readonly areaName: string | null;
	readonly lines: readonly HandoffLine[];
}

export interface HandoffCounts {
	readonly year: number;
	/** 年度 of which there may be some, newest first. */
	readonly years: readonly number[];
	readonly councils: readonly CountedCouncil[];
}

/** Whose 分野 it is: of the council, of councils in an area, or of the whole 市町村. */
const rolesWithFields = (tx: Tx, { id }: Person) =>
	tx
		.select({ council: accountRoles.councilId, area: accountRoles.areaId, fields: accountRoles.fields })
		.from(accountRoles)
		.where(and(eq(accountRoles.accountId, id), sql`jsonb_array_length(${accountRoles.fields}) > 0`));

const ownCouncils = ({ roles }: Person): CouncilId[] =>
	roles.flatMap(({ role, council }) => (role === 'coordinator' && council ? [council] : []));

/** C64 */
export async function seesHandoffs(db: Db, person: Person): Promise<boolean> {
	if (managesCity(person) || ownCouncils(person).length > 0) return true;
	return scope(
		db,
		person.municipality,
		async (tx) => (await rolesWithFields(tx, person).limit(1)).length > 0
	);
}

/** C64, C65. Councils without a hand-off are left out: what is empty does not remind. */
export function handoffCounts(
	db: Db,
	person: Person,
	asked: number | null,
	today = japanDay(new Date())
): Promise<HandoffCounts> {
	return scope(db, person.municipality, async (tx) => {
		const known = await tx
			.select({ id: councils.id, name: councils.displayName, area: councils.areaId, areaName: areas.name })
			.from(councils)
			.leftJoin(areas, eq(areas.id, councils.areaId));
		const sees = await visibleTo(tx, person, known);
		const ids = known.map(({ id }) => id).filter((id) => sees(id, null));

		const [first] = await tx
			.select({ on: min(handoffs.on) })
			.from(handoffs)
			.where(inArray(handoffs.councilId, ids));
		const newest = fiscalYearOf(today);
		const oldest = Math.min(newest, fiscalYearOf(first?.on ?? today));
		const years = Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i);
		const year = years.find((each) => each === asked) ?? newest;

		const { from, to } = daysOfFiscalYear(year);
		const rows = await tx
			.select({
				on: handoffs.on,
				council: handoffs.councilId,
				field: handoffs.field,
				destination: handoffs.destination,
				place: handoffPlaces.name,
				count: count()
			})
			.from(handoffs)
			.leftJoin(handoffPlaces, eq(handoffPlaces.id, handoffs.placeId))
			.where(and(inArray(handoffs.councilId, ids), between(handoffs.on, from, to)))
			.groupBy(
				handoffs.on,
				handoffs.councilId,
				handoffs.field,
				handoffs.destination,
				handoffPlaces.id,
				handoffPlaces.name
			)
			.orderBy(asc(handoffs.field));
		const visible = rows.filter(({ council, field }) => sees(council, field));
		const lines = Map.groupBy(handoffLines(visible, new Set(ownCouncils(person))), ({ council }) => council);
		return {
			year,
			years,
			councils: known
				.flatMap(({ id, name, areaName }) => {
					const own = lines.get(id);
					return own ? [{ id, name, areaName, lines: own }] : [];
				})
				.toSorted((a, b) => compareNames(a.name, b.name))
		};
	});
}

type Sees = (council: CouncilId, field: HandoffField | null) => boolean;

/** A null field asks whether anything of the council is seen. */
async function visibleTo(
	tx: Tx,
	person: Person,
	known: readonly { readonly id: CouncilId; readonly area: string | null }[]
): Promise<Sees> {
	if (managesCity(person)) return () => true;
	const own = new Set(ownCouncils(person));
	const ofFields = await Promise.all(
		(await rolesWithFields(tx, person)).map(async ({ council, area, fields }) => {
			const within = area ? new Set<string>(await areasWithin(tx, area)) : null;
			const holds = (each: (typeof known)[number]) =>
				within ? each.area !== null && within.has(each.area) : council === null || each.id === council;
			return { councils: new Set(known.filter(holds).map(({ id }) => id)), fields };
		})
	);
	return (council, field) =>
		own.has(council) ||
		ofFields.some((each) => each.councils.has(council) && (field === null || each.fields.includes(field)));
}
