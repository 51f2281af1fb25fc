/** The same city each time: figures that are measured on it can be compared. */
export interface Random {
	/** At least 0, below `below`. */
	readonly upTo: (below: number) => number;
	readonly oneOf: <T>(things: readonly T[]) => T;
	/** True in `percent` of all cases. */
	readonly chance: (percent: number) => boolean;
}

/** mulberry32: small, and good enough for invented words. */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const upTo = (below: number) => Math.floor(next() * below);
	return {
		upTo,
		oneOf: (things) => things[upTo(things.length)]!,
		chance: (percent) => upTo(100) < percent
	};
}
