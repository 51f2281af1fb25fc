/** One line of the table: what it measures, and what it must reach. */
export interface Setting {
	readonly seed: number;
	/** Small enough to see in a minute that the line works; its figures are not those of the table. */
	readonly quick: boolean;
}

export interface Figure {
	readonly what: string;
	readonly measured: string;
	/** Empty: only told, nothing is asked of it. */
	readonly limit: string;
	readonly reached: boolean;
}

export interface Line {
	readonly name: string;
	readonly about: string;
	/** After so long it has failed, whatever it was about to say. */
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

/** A figure that could not be measured is no number, and reaches nothing. */
export const atMost = (what: string, value: number, most: number, unit: string): Figure => ({
	what,
	measured: `${value.toFixed(1)} ${unit}`,
	limit: `≤ ${most} ${unit}`,
	reached: value <= most
});
