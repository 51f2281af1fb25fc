/** What the five sheets have in common. Each is defined once, and read, compared and written by `plan-sheet.ts`. */
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { SheetName } from './sheet-names.ts';

export interface ColumnWords {
	readonly key: string;
	readonly heading: string;
	/** What it may be called as well. */
	readonly also?: readonly string[];
	/** One line that says what stands here. */
	readonly about: string;
	readonly example: string;
	readonly isRequired?: boolean;
}

export interface Column<Item, World> extends ColumnWords {
	/** Names other things, which the sheet itself may make: read after all rows have their names. */
	readonly isLink?: boolean;
	show(item: Item, world: World): string;
	/** Puts what the cell says into the item. Returns what is wrong with it. */
	read(cell: string, item: Item, world: World): string | null;
}

export interface Problem {
	/** Its heading; empty for the whole row. */
	readonly column: string;
	readonly reason: string;
}

export interface Change {
	readonly column: string;
	readonly from: string;
	readonly to: string;
}

export type RowState = 'new' | 'changed' | 'same' | 'wrong';

export interface RowPlan<Item> {
	/** As Excel counts. */
	readonly number: number;
	readonly cells: readonly string[];
	/** Null: it is new. */
	before: Item | null;
	item: Item;
	state: RowState;
	readonly problems: Problem[];
	readonly warnings: string[];
	changes: readonly Change[];
}

/** Where the rows of a sheet come from and go to. */
export interface SheetKind<Item extends { readonly id: string }, World extends { readonly items: Item[] }> {
	readonly name: SheetName;
	/** Of its items: their rows are locked while the sheet is taken. */
	readonly table: PgTable;
	/** In front of the short ids. */
	readonly letter: string;
	readonly columns: readonly Column<Item, World>[];
	/** `from1904`: how the file counts days. */
	load(tx: Tx, options: { readonly from1904: boolean }): Promise<World>;
	blank(): Item;
	nameOf(item: Item): string;
	/** Two items with the same key are the same thing. Empty: it is not known yet. */
	keyOf(item: Item): string;
	/** If more than the key tells which thing a row without a number means. */
	meant?(item: Item, world: World): readonly Item[];
	/** What is looked at for names that are only alike. */
	looseKeyOf(item: Item): string;
	/** From now on other rows can name it. */
	enter?(item: Item, world: World): void;
	/** The things that must be there before this one. */
	needs?(item: Item): readonly string[];
	/** What only all rows together tell. Adds problems and warnings. */
	check?(plans: readonly RowPlan<Item>[], world: World, person: Person): void;
	/** What only other 市町村 know: asked outside of the transaction. */
	checkOutside?(db: Db, plans: readonly RowPlan<Item>[]): Promise<void>;
	/** Writes new and changed rows. Returns links that are shown once. */
	apply(tx: Tx, person: Person, plans: readonly RowPlan<Item>[], world: World): Promise<readonly NewLink[]>;
}

export interface NewLink {
	readonly name: string;
	readonly signInName: string;
	readonly token: string;
}
