interface Setting {
	readonly seed: number;
	/**
	 * A quick run shows in a minute that the line works. Its figures do not belong in the table.
	 */
	readonly quick: boolean;
}

export interface Figure {
	readonly what: string;
	readonly measured: string;
	/** Empty if the figure is only reported. */
	readonly limit: string;
	readonly reached: boolean;
}

export interface Line {
	readonly name: string;
	readonly about: string;
	/** A line that takes longer has failed. */
	readonly minutes: number;
	readonly run: (setting: Setting) => Promise<readonly Figure[]>;
}

export const told = (what: string, measured: string | number): Figure => ({
	what,
	measured: String(measured),
	limit: '',
	reached: true
});

export const none = (what: string, count: number): Figure => ({
	what,
	measured: String(count),
	limit: '0',
	reached: count === 0
});

export const atLeast = (what: string, count: number, least: number): Figure => ({
	what,
	measured: String(count),
	limit: `≥ ${least}`,
	reached: count >= least
});

/** A figure that could not be measured is NaN and misses every limit. */
export const atMost = (what: string, value: number, most: number, unit: string): Figure => ({
	what,
	measured: `${value.toFixed(1)} ${unit}`,
	limit: `≤ ${most} ${unit}`,
	reached: value <= most
});
