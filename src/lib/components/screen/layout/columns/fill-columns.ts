export interface ColumnRoom {
	/** Side by side on one page. */
	readonly columns: number;
	readonly height: number;
	readonly gap: number;
}

/** So many places before its turn a short item may fill what is left under a long one. */
const ahead = 8;

/**
 * Returns pages of columns. Every run begins with a column of its own, and an item that `goesOn`
 * stays behind the one before it.
 */
export function fillColumns<T>(
	runs: readonly (readonly T[])[],
	{ heightOf, goesOn }: { heightOf: (item: T) => number; goesOn: (item: T) => boolean },
	room: ColumnRoom
): T[][][] {
	const filled = runs.flatMap((run) => columnsOf(run, { heightOf, goesOn }, room));
	return Array.from({ length: Math.ceil(filled.length / room.columns) }, (_, i) =>
		filled.slice(i * room.columns, (i + 1) * room.columns)
	);
}

function columnsOf<T>(
	run: readonly T[],
	{ heightOf, goesOn }: { heightOf: (item: T) => number; goesOn: (item: T) => boolean },
	{ height, gap }: ColumnRoom
): T[][] {
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
