import { mostGroupNumber } from './bounds.ts';

/**
 * Gives the numbers that are free beside these, one after the other: behind the highest, and where that is as high as
 * numbers go, the lowest that nobody has.
 */
export function numbersAfter(numbers: readonly number[]): () => number {
	const taken = new Set(numbers);
	let highest = 0;
	for (const number of numbers) if (number > highest) highest = number;
	let lowest = 1;
	return () => {
		if (highest < mostGroupNumber) highest += 1;
		else while (taken.has(lowest)) lowest += 1;
		const number = taken.has(highest) ? lowest : highest;
		taken.add(number);
		return number;
	};
}
