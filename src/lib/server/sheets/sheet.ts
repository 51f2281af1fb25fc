/** A sheet as pages and use cases see it, whatever its rows are. */
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { m } from '#lib/messages/compiled/messages.js';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { planSheet, settle } from './plan-sheet.ts';
import type { ReadSheet } from './read-sheet.ts';
import { shortIds } from './cells/short-ids.ts';
import type { Change, ColumnWords, NewLink, Problem, RowState, SheetKind } from './sheet-kind.ts';

export interface RowLine {
	readonly number: number;
	readonly name: string;
	readonly state: RowState;
	readonly problems: readonly Problem[];
	readonly warnings: readonly string[];
	readonly changes: readonly Change[];
	readonly cells: readonly string[];
}

export interface PlannedSheet {
	readonly rows: readonly RowLine[];
	/** Things that are there, but not in the sheet: they stay as they are. */
	readonly missing: number;
	/** The same for the same changes: what is taken is what was seen. */
	readonly digest: string;
	/** Writes the good rows. */
	readonly write: () => Promise<readonly NewLink[]>;
}

export interface Sheet {
	/** The first one is 番号（さわらない）. */
	readonly columns: readonly ColumnWords[];
	/** Nobody else changes what is there until the transaction ends. */
	lock(tx: Tx): Promise<void>;
	/** All that is there, in the order of the columns. */
	rowsThere(tx: Tx): Promise<string[][]>;
	plan(tx: Tx, context: Planning): Promise<PlannedSheet>;
}

interface Planning {
	/** Asks what the transaction cannot see. */
	readonly db: Db;
	readonly person: Person;
	readonly read: ReadSheet;
}

const idColumn: ColumnWords = {
	key: 'id',
	heading: m.sheets_id(),
	about: m.sheets_id_about(),
	example: ''
};

export function sheetOf<Item extends { readonly id: string }, World extends { readonly items: Item[] }>(
	kind: SheetKind<Item, World>
): Sheet {
	return {
		columns: [idColumn, ...kind.columns],
		lock: async (tx) => {
			await tx
				.select({ locked: sql`1` })
				.from(kind.table)
				.for('no key update'); // signing in goes on
		},
		rowsThere: async (tx) => {
			const world = await kind.load(tx, { from1904: false });
			const short = shortIds(
				kind.letter,
				world.items.map(({ id }) => id)
			);
			return world.items.map((item) => [
				short.get(item.id) ?? '',
				...kind.columns.map((column) => column.show(item, world))
			]);
		},
		plan: async (tx, { db, person, read }) => {
			const world = await kind.load(tx, read);
			const before = new Set(world.items.map(({ id }) => id));
			const plans = planSheet(kind, world, read);
			kind.check?.(plans, world, person);
			await kind.checkOutside?.(db, plans);
			settle(kind, world, plans);
			for (const plan of plans) if (plan.before) before.delete(plan.before.id);
			const good = plans.filter(({ state }) => state === 'new' || state === 'changed');
			return {
				rows: plans.map(({ item, ...plan }) => ({ ...plan, name: kind.nameOf(item) })),
				missing: before.size,
				digest: digestOf(good.map((plan) => [plan.before?.id ?? null, plan.changes])),
				write: () => kind.apply(tx, person, good, world)
			};
		}
	};
}

const digestOf = (changes: unknown) =>
	createHash('sha256').update(JSON.stringify(changes)).digest('base64url');
