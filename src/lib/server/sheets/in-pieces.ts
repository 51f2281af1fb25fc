/** A statement of PostgreSQL has at most 65,535 parameters. */
const most = 1000;

export const inPieces = <T>(list: readonly T[]): T[][] =>
	Array.from({ length: Math.ceil(list.length / most) }, (_, i) => list.slice(i * most, (i + 1) * most));
