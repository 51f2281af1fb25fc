export interface ColumnRoom {
	/** Side by side on one page. */
	readonly columns: number;
	readonly height: number;
	readonly gap: number;
}

/** So many places before its turn a short item may fill what is left under a long one. */
const ahead = 8;

interface Items<T> {
	readonly heightOf: (item: T) => number;
	/** It stays behind the one before it. */
	readonly goesOn: (item: T) => boolean;
	/** It never stands last in a column. */
	readonly leads?: (item: T) => boolean;
}

/**
 * Returns pages of columns. Every run begins with a column of its own, and its columns are about
 * equally high. A run alone takes all columns of its page.
 */
export function fillColumns<T>(runs: readonly (readonly T[])[], items: Items<T>, room: ColumnRoom): T[][][] {
	const filled = runs
		.filter((run) => run.length > 0)
		.flatMap((run, _, { length }) =>
			balancedColumns(run, items, { room, least: length > 1 ? 1 : room.columns })
		);
	return Array.from({ length: Math.ceil(filled.length / room.columns) }, (_, i) =>
		filled.slice(i * room.columns, (i + 1) * room.columns)
	);
}

/** Lower columns are tried until they are as many as full ones would be. */
function balancedColumns<T>(
	run: readonly T[],
	items: Items<T>,
	{ room, least }: { room: ColumnRoom; least: number }
): T[][] {
	const full = columnsOf(run, items, room);
	const most = Math.max(full.length, Math.min(least, run.length));
	const together = run.reduce((sum, item) => sum + items.heightOf(item) + room.gap, -room.gap);
	for (let height = together / most; height < room.height; height += room.height / 40) {
		const columns = columnsOf(run, items, { ...room, height });
		const whole = columns.every((column) => !items.leads?.(column.at(-1)!));
		if (columns.length <= most && whole) return columns;
	}
	return full;
}

function columnsOf<T>(run: readonly T[], { heightOf, goesOn }: Items<T>, { height, gap }: ColumnRoom): T[][] {
	const waiting = [...run];
	const columns: T[][] = [];
	let left = 0;
	while (waiting.length > 0) {
		const fits = (item: T, i: number) => heightOf(item) <= left && (i === 0 || !goesOn(item));
		const at = waiting.slice(0, ahead).findIndex(fits);
		if (at < 0) {
			columns.push([]);
			left = height;
		}
		const [item] = waiting.splice(Math.max(0, at), 1) as [T];
		columns.at(-1)?.push(item);
		left -= heightOf(item) + gap;
	}
	return columns;
}
