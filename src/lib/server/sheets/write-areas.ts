import { eq, inArray } from 'drizzle-orm';
import { m } from '#lib/messages/compiled/messages.js';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId } from '../db/ids.ts';
import { areaParents, areas, type areaKind } from '../db/schema/area.ts';
import { areaKindWords, areaKinds } from './cells/area-kind-words.ts';
import { Choice, namesOf, put, readDate, readName, readNames } from './cells/cells.ts';
import { foldName, looseName } from './cells/fold-name.ts';
import { circlesIn } from './circles.ts';
import { inPieces } from './in-pieces.ts';
import { NameIndex } from './cells/name-index.ts';
import { writeDay } from './cells/read-day.ts';
import type { Column, RowPlan, SheetKind } from './sheet-kind.ts';
import { joinWords } from './cells/word-lists.ts';

interface AreaItem {
	readonly id: AreaId;
	kind: (typeof areaKind.enumValues)[number];
	name: string;
	number: number | null;
	parents: readonly AreaId[];
	validFrom: string | null;
	validTo: string | null;
}
interface World {
	readonly items: AreaItem[];
	readonly index: NameIndex;
	readonly from1904: boolean;
}

const kinds = new Choice(areaKinds.map((kind) => [areaKindWords[kind](), kind] as const));

const columns: readonly Column<AreaItem, World>[] = [
	{
		key: 'kind',
		heading: m.sheets_area_kind(),
		about: m.sheets_area_kind_about(),
		example: areaKindWords.community_area(),
		isRequired: true,
		show: ({ kind }) => areaKindWords[kind](),
		read: (cell, item) => put(kinds.read(cell), (kind) => (item.kind = kind))
	},
	{
		key: 'name',
		heading: m.sheets_name(),
		also: ['名称', '地区', '地区名', '地区の名前'],
		about: m.sheets_area_name_about(),
		example: m.sheets_area_name_example(),
		isRequired: true,
		show: ({ name }) => name,
		read: (cell, item) => put(readName(cell, 100), (name) => (item.name = name))
	},
	{
		key: 'number',
		heading: m.sheets_area_number(),
		also: ['No', 'No.', '地区番号'],
		about: m.sheets_area_number_about(),
		example: '7',
		show: ({ number }) => number?.toString() ?? '',
		read: (cell, item) => {
			const digits = cell.normalize('NFKC').replace(/\.0+$/, '').trim();
			if (!/^\d{0,5}$/.test(digits)) return m.sheets_wrong_number();
			item.number = digits === '' ? null : Number(digits);
			return null;
		}
	},
	{
		key: 'parents',
		heading: m.sheets_area_parents(),
		also: ['圏域', '親', '上の 地区'],
		about: m.sheets_area_parents_about(),
		example: m.sheets_area_parents_example(),
		isLink: true,
		show: ({ parents }, { index }) => joinWords(namesOf(parents, index)),
		read: (cell, item, { index }) => put(readNames<AreaId>(cell, index), (ids) => (item.parents = ids))
	},
	{
		key: 'validFrom',
		heading: m.sheets_from(),
		also: ['開始日', 'いつから'],
		about: m.sheets_day_about(),
		example: '',
		show: ({ validFrom }) => writeDay(validFrom),
		read: (cell, item, { from1904 }) => put(readDate(cell, from1904), (day) => (item.validFrom = day))
	},
	{
		key: 'validTo',
		heading: m.sheets_to(),
		also: ['終了日', 'いつまで'],
		about: m.sheets_area_to_about(),
		example: '',
		show: ({ validTo }) => writeDay(validTo),
		read: (cell, item, { from1904 }) => put(readDate(cell, from1904), (day) => (item.validTo = day))
	}
];

export const areaSheet: SheetKind<AreaItem, World> = {
	name: 'areas',
	table: areas,
	letter: 'a',
	columns,
	load: async (tx, { from1904 }) => {
		const rows = await tx.select().from(areas).orderBy(areas.kind, areas.number, areas.name, areas.id);
		const links = Map.groupBy(await tx.select().from(areaParents), ({ areaId }) => areaId);
		const items = rows.map(({ municipalityId: _, ...row }) => ({
			...row,
			parents: links.get(row.id)?.map(({ parentId }) => parentId) ?? []
		}));
		return { items, index: new NameIndex('a', items.map(named)), from1904 };
	},
	blank: () => ({
		id: crypto.randomUUID() as AreaId,
		kind: 'other',
		name: '',
		number: null,
		parents: [],
		validFrom: null,
		validTo: null
	}),
	nameOf: ({ name }) => name,
	keyOf: ({ kind, name }) => `${kind} ${foldName(name)}`,
	looseKeyOf: ({ kind, name }) => `${kind} ${looseName(name)}`,
	enter: (item, { index }) => index.add(named(item)),
	needs: ({ parents }) => parents,
	check: (plans, { items }) => {
		for (const { item, problems } of plans)
			if (item.validFrom && item.validTo && item.validFrom > item.validTo)
				problems.push({ column: m.sheets_to(), reason: m.sheets_wrong_order() });
		markCircles(plans, items);
	},
	apply
};

const named = ({ id, name, kind }: AreaItem) => ({ id, name, more: areaKindWords[kind]() });

function markCircles(plans: readonly RowPlan<AreaItem>[], items: readonly AreaItem[]): void {
	const parentsOf = new Map<string, readonly AreaId[]>(items.map(({ id, parents }) => [id, parents]));
	for (const { item, problems } of plans) if (problems.length === 0) parentsOf.set(item.id, item.parents);
	const circles = circlesIn(parentsOf);
	for (const { item, problems } of plans)
		if (problems.length === 0 && circles.has(item.id))
			problems.push({ column: m.sheets_area_parents(), reason: m.sheets_wrong_circle() });
}

async function apply(
	tx: Tx,
	person: Parameters<typeof auditActor>[0],
	plans: readonly RowPlan<AreaItem>[]
): Promise<[]> {
	const own = { municipalityId: person.municipality };
	const made = plans.filter(({ before }) => !before).map(({ item }) => item);
	const changed = plans.filter(({ before }) => before).map(({ item }) => item);
	for (const piece of inPieces(made))
		await tx.insert(areas).values(piece.map(({ parents: _, ...row }) => ({ ...row, ...own })));
	for (const { parents: _, id, ...row } of changed) await tx.update(areas).set(row).where(eq(areas.id, id));
	for (const piece of inPieces(changed))
		await tx.delete(areaParents).where(
			inArray(
				areaParents.areaId,
				piece.map(({ id }) => id)
			)
		);
	const links = [...made, ...changed].flatMap(({ id, parents }) =>
		parents.map((parentId) => ({ areaId: id, parentId, ...own }))
	);
	for (const piece of inPieces(links)) await tx.insert(areaParents).values(piece);
	for (const { item, before, changes } of plans)
		await recordEvent(tx, auditActor(person), {
			what: before ? 'area.changed' : 'area.made',
			thing: { type: 'area', id: item.id, name: item.name },
			details: { sheet: true, changes }
		});
	return [];
}
