/** Compares the rows of a sheet with what is there. Nothing is written, and nothing is ever removed by a sheet. */
import { m } from '#lib/messages/compiled/messages.js';
import { foldName } from './cells/fold-name.ts';
import type { ReadSheet, SheetRow } from './read-sheet.ts';
import { shortIds } from './cells/short-ids.ts';
import type { Change, Column, RowPlan, SheetKind } from './sheet-kind.ts';

interface Identified {
	readonly id: string;
}
interface Things<Item> {
	readonly items: Item[];
}

export function planSheet<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	world: World,
	{ rows }: ReadSheet
): RowPlan<Item>[] {
	const there = itemsThere(kind, world.items);
	const pairs = rows.map((row) => ({ row, plan: planOf(kind, world, row, there) }));
	const plans = pairs.map(({ plan }) => plan);
	markRepeated(kind, plans);
	for (const plan of plans) if (!plan.before && !isWrong(plan)) kind.enter?.(plan.item, world);
	for (const { plan, row } of pairs) readCells(kind, world, { plan, row, links: true });
	return plans;
}

/** After everything that may find fault with a row. */
export function settle<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	world: World,
	plans: readonly RowPlan<Item>[]
): void {
	markNeeding(kind, plans);
	for (const plan of plans) {
		plan.changes = changesIn(kind.columns, plan, world);
		plan.state = stateOf(plan);
	}
	warnOfLookalikes(kind, world, plans);
}

const isWrong = ({ problems }: RowPlan<unknown>) => problems.length > 0;

function stateOf({ problems, before, changes }: RowPlan<unknown>) {
	if (problems.length > 0) return 'wrong';
	if (!before) return 'new';
	return changes.length > 0 ? 'changed' : 'same';
}

interface There<Item> {
	readonly byShortId: ReadonlyMap<string, Item>;
	readonly byKey: ReadonlyMap<string, readonly Item[]>;
}

function itemsThere<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	items: readonly Item[]
): There<Item> {
	const short = shortIds(
		kind.letter,
		items.map(({ id }) => id)
	);
	return {
		byShortId: new Map(items.map((item) => [short.get(item.id) ?? '', item])),
		byKey: Map.groupBy(items, (item) => kind.keyOf(item))
	};
}

function planOf<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	world: World,
	row: SheetRow,
	there: There<Item>
): RowPlan<Item> {
	const plan: RowPlan<Item> = {
		number: row.number,
		cells: row.all,
		before: null,
		item: kind.blank(),
		state: 'wrong',
		problems: [...row.problems],
		warnings: [],
		changes: []
	};
	const number = foldName(row.cells.get('id') ?? '');
	const known = there.byShortId.get(number) ?? null;
	if (number && !known) plan.problems.push({ column: m.sheets_id(), reason: m.sheets_wrong_id() });
	if (known) take(plan, known);
	readCells(kind, world, { plan, row, links: false });
	if (known || isWrong(plan)) return plan;
	const same = kind.meant?.(plan.item, world) ?? there.byKey.get(kind.keyOf(plan.item)) ?? [];
	if (same.length > 1) plan.problems.push({ column: m.sheets_id(), reason: m.sheets_wrong_several() });
	if (same.length === 1 && same[0]) {
		take(plan, same[0]);
		readCells(kind, world, { plan, row, links: false });
	}
	return plan;
}

function take<Item>(plan: RowPlan<Item>, before: Item): void {
	plan.before = before;
	plan.item = { ...before };
}

interface Reading<Item> {
	readonly plan: RowPlan<Item>;
	readonly row: SheetRow;
	readonly links: boolean;
}

function readCells<Item extends Identified, World extends Things<Item>>(
	{ columns }: SheetKind<Item, World>,
	world: World,
	{ plan, row, links }: Reading<Item>
): void {
	for (const column of columns) {
		const cell = row.cells.get(column.key);
		if (cell === undefined || (column.isLink ?? false) !== links) continue;
		const reason =
			cell === '' && column.isRequired ? m.sheets_wrong_missing() : column.read(cell, plan.item, world);
		const isKnown = plan.problems.some((each) => each.column === column.heading);
		if (reason !== null && !isKnown) plan.problems.push({ column: column.heading, reason });
	}
}

/** Two rows for one thing: nobody could say which of them counts. */
function markRepeated<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	plans: readonly RowPlan<Item>[]
): void {
	const seen = new Map<string, number>();
	const taken = new Set<string>();
	for (const { before } of plans) if (before) taken.add(before.id);
	for (const plan of plans) {
		if (isWrong(plan)) continue;
		const key = kind.keyOf(plan.item);
		const isRenamed = plan.before === null || kind.keyOf(plan.before) !== key;
		const marks = [...(plan.before ? [`id ${plan.before.id}`] : []), ...(key && isRenamed ? [key] : [])];
		const above = marks.map((mark) => seen.get(mark)).find((number) => number !== undefined);
		if (above === undefined)
			for (const mark of [...marks, key]) seen.set(mark, seen.get(mark) ?? plan.number);
		else plan.problems.push({ column: '', reason: m.sheets_wrong_twice({ row: above }) });
	}
}

/** What names a row that is wrong must wait for it. */
function markNeeding<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	plans: readonly RowPlan<Item>[]
): void {
	const needing = new Map<string, RowPlan<Item>[]>();
	for (const plan of plans)
		for (const id of kind.needs?.(plan.item) ?? []) {
			const those = needing.get(id);
			if (those) those.push(plan);
			else needing.set(id, [plan]);
		}
	const missing = plans.filter((plan) => isWrong(plan) && !plan.before);
	for (let above = missing.pop(); above; above = missing.pop())
		for (const plan of needing.get(above.item.id) ?? []) {
			if (isWrong(plan)) continue;
			plan.problems.push({ column: '', reason: m.sheets_wrong_needs({ row: above.number }) });
			if (!plan.before) missing.push(plan);
		}
}

function changesIn<Item, World>(
	columns: readonly Column<Item, World>[],
	{ before, item }: RowPlan<Item>,
	world: World
): Change[] {
	return columns
		.map((column) => ({
			column: column.heading,
			from: before ? column.show(before, world) : '',
			to: column.show(item, world)
		}))
		.filter(({ from, to }) => from !== to);
}

function warnOfLookalikes<Item extends Identified, World extends Things<Item>>(
	kind: SheetKind<Item, World>,
	{ items }: World,
	plans: readonly RowPlan<Item>[]
): void {
	const seen = new Map<string, Item>();
	for (const item of items) seen.set(kind.looseKeyOf(item), item);
	for (const plan of plans) {
		if (isWrong(plan) || plan.state === 'same') continue;
		const loose = kind.looseKeyOf(plan.item);
		const other = seen.get(loose);
		const isAlike = other && other.id !== plan.item.id && kind.keyOf(other) !== kind.keyOf(plan.item);
		if (isAlike) plan.warnings.push(m.sheets_alike({ name: kind.nameOf(other) }));
		if (!other) seen.set(loose, plan.item);
	}
}
