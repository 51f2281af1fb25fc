import { RateLimiterMemory } from 'rate-limiter-flexible';

interface Allowance {
	readonly tries: number;
	readonly seconds: number;
}

/** Counts wrong tries. Right ones are never counted: a whole room comes from one address. */
export class Tries {
	readonly #limiter: RateLimiterMemory;
	readonly #tries: number;

	constructor({ tries, seconds }: Allowance) {
		this.#tries = tries;
		this.#limiter = new RateLimiterMemory({ points: tries, duration: seconds });
	}

	async areUsedUp(who: string): Promise<boolean> {
		const counted = await this.#limiter.get(who);
		return counted !== null && counted.consumedPoints >= this.#tries;
	}

	async countWrong(who: string): Promise<void> {
		await this.#limiter.penalty(who);
	}
}

/** Of each server its own, so that two in one process (as in tests) do not lock each other out. */
export function triesOf<T>(make: () => T): (owner: object) => T {
	const known = new WeakMap<object, T>();

	return (owner) => {
		const tries = known.get(owner) ?? make();
		known.set(owner, tries);
		return tries;
	};
}
