interface Row {
	/** It goes in. */
	readonly isIn: boolean;
}

/** The rows that say the same as one above them that goes in. Those that say nothing are none of them. */
export function repeated<R extends Row>(
	rows: readonly R[],
	of: (row: R) => string | number | null
): ReadonlySet<R> {
	const seen = new Set<string | number>();
	return new Set(
		rows.filter((row) => {
			const said = of(row);
			if (said === null || said === '') return false;
			const isRepeated = seen.has(said);
			if (row.isIn) seen.add(said);
			return isRepeated;
		})
	);
}
