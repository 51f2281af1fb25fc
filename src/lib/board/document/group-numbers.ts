import { mostGroupNumber } from './bounds.ts';

/** Yields the number above the highest, at the limit the lowest free. */
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
