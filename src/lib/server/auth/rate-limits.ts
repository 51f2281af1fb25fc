import { and, eq, lt } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterMemory } from 'rate-limiter-flexible';
import { monotonic } from '#lib/wire/clocks.ts';
import type { App } from '#lib/server/app.ts';
import { wrongTries } from '#lib/server/db/schema/wrong-try.ts';
import { triesKey } from './secrets.ts';

interface Allowance {
	/** What is tried: each is counted by itself. */
	readonly of:
		'code-address' | 'code-wide' | 'code-all' | 'key-address' | 'account' | 'sign-in-address' | 'hand-on';
	readonly tries: number;
	readonly seconds: number;
}

/** Two processes need not agree on the moment to this. */
const apartMs = 5_000;
/** More people than ever mistype together; then those that are over are forgotten. */
const mostKept = 10_000;

type Owner = Pick<App, 'db' | 'config' | 'log'>;

/**
 * Counts wrong tries, in the database: a restart forgets none, and all processes count together. Right ones are never
 * counted: a whole room comes from one address. What was tried here is counted in memory too, at once: a thousand
 * tries in one moment learn no more than the first thirty, and a database that does not answer opens nothing.
 */
export class Tries {
	readonly #stored: RateLimiterDrizzle;
	readonly #here: RateLimiterMemory;
	readonly #allowance: Allowance;
	readonly #owner: Owner;
	readonly #passed: () => number;
	/** When a stored count ends, on the clock that nobody sets, as its row was first read here. */
	readonly #ends = new Map<string, { readonly expire: number; readonly end: number }>();

	constructor(owner: Owner, allowance: Allowance, passed = monotonic) {
		this.#passed = passed;
		const size = { points: allowance.tries, duration: allowance.seconds, keyPrefix: '' };
		this.#owner = owner;
		this.#allowance = allowance;
		this.#here = new RateLimiterMemory(size);
		this.#stored = new RateLimiterDrizzle({
			...size,
			storeClient: owner.db,
			schema: wrongTries,
			clearExpiredByTimeout: false // it would write to the console, and go on after the server has stopped
		});
	}

	areUsedUp(who: string): Promise<boolean> {
		return areUsedUp([this, who]);
	}

	/** Answers whether it was one too many, of those that were under way together: only the count itself knows. */
	async countWrong(who: string): Promise<boolean> {
		const key = this.#key(who);
		const { consumedPoints } = await this.#here.penalty(key);
		await this.#try(async () => {
			await this.#stored.penalty(key); // whoever counts has just asked
			await this.#owner.db.delete(wrongTries).where(lt(wrongTries.expire, new Date())); // old ones go as new ones come
		});
		return consumedPoints > this.#allowance.tries;
	}

	async isStoredUp(who: string): Promise<boolean> {
		return this.#isOver(await this.#try(() => this.#storedNow(this.#key(who))));
	}

	/**
	 * How often, of a count that is not over. T4: the clock that wrote the row may have been set since, so nobody waits longer
	 * than the window: neither for a row of another clock, nor for one whose end was known here before the clock went back.
	 */
	async #storedNow(key: string): Promise<number> {
		const [row] = await this.#owner.db.select().from(wrongTries).where(eq(wrongTries.key, key));
		if (row && this.#leftOf(key, row.expire.getTime()) > 0) return row.points;
		this.#ends.delete(key);
		// Not the next one, which somebody may have begun in this moment.
		if (row)
			await this.#owner.db
				.delete(wrongTries)
				.where(and(eq(wrongTries.key, key), eq(wrongTries.expire, row.expire)));
		return 0;
	}

	#leftOf(key: string, expire: number): number {
		const now = this.#passed();
		const known = this.#ends.get(key);
		if (known?.expire === expire) return known.end - now;
		const left = expire - Date.now();
		if (left > this.#allowance.seconds * 1000 + apartMs) return 0;
		if (this.#ends.size >= mostKept)
			for (const [each, { end }] of this.#ends) if (end <= now) this.#ends.delete(each);
		this.#ends.set(key, { expire, end: now + left });
		return left;
	}

	async isHereUp(who: string): Promise<boolean> {
		const here = await this.#here.get(this.#key(who));
		return this.#isOver(here?.consumedPoints ?? null);
	}

	#isOver(counted: number | null): boolean {
		return counted !== null && counted >= this.#allowance.tries;
	}

	#key(who: string): string {
		return triesKey(this.#owner.config.secret, this.#allowance.of, who);
	}

	async #try<T>(ask: () => Promise<T>): Promise<T | null> {
		try {
			return await ask();
		} catch (error) {
			this.#owner.log.warn({ err: error }, 'tries are counted in memory: the database does not answer');
			return null;
		}
	}
}

type Asked = readonly (readonly [Tries, string])[];

export async function areUsedUp(...asked: Asked): Promise<boolean> {
	return (await whichAreUsedUp(...asked)).includes(true);
}

/** The database first: between the look into memory and the count that follows hardly anybody else gets a turn. */
export async function whichAreUsedUp(...asked: Asked): Promise<readonly boolean[]> {
	const stored = await Promise.all(asked.map(([tries, who]) => tries.isStoredUp(who)));
	const here = await Promise.all(asked.map(([tries, who]) => tries.isHereUp(who)));
	return asked.map((_, i) => stored[i] === true || here[i] === true);
}

/** Of each server its own, so that two in one process (as in tests) do not lock each other out. */
export function triesOf<T>(make: (app: App) => T): (app: App) => T {
	const known = new WeakMap<App, T>();

	return (app) => {
		const tries = known.get(app) ?? make(app);
		known.set(app, tries);
		return tries;
	};
}
