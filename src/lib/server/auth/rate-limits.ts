import { and, eq, lt } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterMemory } from 'rate-limiter-flexible';
import { monotonic } from '#lib/wire/clocks.ts';
import type { App } from '#lib/server/app.ts';
import { wrongTries } from '#lib/server/db/schema/wrong-try.ts';
import { triesKey } from './secrets.ts';

interface Allowance {
	readonly of:
		| 'code-address'
		| 'code-wide'
		| 'code-all'
		| 'key-address'
		| 'account'
		| 'sign-in-address'
		| 'own-password'
		| 'second-factor'
		| 'hand-on'
		| 'remote';
	readonly tries: number;
	readonly seconds: number;
}

/** Tolerated clock difference between processes. */
const apartMs = 5_000;
/** So many clients never fail at once; at this size expired entries are removed. */
const mostKept = 10_000;

type Owner = Pick<App, 'db' | 'config' | 'log'>;

/**
 * Stored counts survive a restart and are shared by all processes. Counts in memory stop parallel
 * tries, and hold while the database is down.
 */
export class Tries {
	readonly #stored: RateLimiterDrizzle;
	readonly #here: RateLimiterMemory;
	readonly #allowance: Allowance;
	readonly #owner: Owner;
	readonly #passed: () => number;
	/** Ends are on the monotonic clock. */
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
			clearExpiredByTimeout: false // its timer would outlive the server and log to the console
		});
	}

	areUsedUp(who: string): Promise<boolean> {
		return areUsedUp([this, who]);
	}

	/**
	 * Returns true if over the limit: parallel tries all pass the check before, so only the count
	 * detects them.
	 */
	async countWrong(who: string): Promise<boolean> {
		const key = this.#key(who);
		const { consumedPoints } = await this.#here.penalty(key);
		await this.#try(async () => {
			await this.#stored.penalty(key); // callers check first, so a stale row is already gone
			await this.#owner.db.delete(wrongTries).where(lt(wrongTries.expire, new Date()));
		});
		return consumedPoints > this.#allowance.tries;
	}

	/** Wrong tries in this window, of all processes. */
	async countedOf(who: string): Promise<number> {
		const key = this.#key(who);
		const here = await this.#here.get(key);
		return Math.max(here?.consumedPoints ?? 0, (await this.#try(() => this.#storedNow(key))) ?? 0);
	}

	async isStoredUp(who: string): Promise<boolean> {
		return this.#isOver(await this.#try(() => this.#storedNow(this.#key(who))));
	}

	/**
	 * The clock may have been set since the row was written (T4), so an end further ahead than the
	 * window counts as expired.
	 */
	async #storedNow(key: string): Promise<number> {
		const [row] = await this.#owner.db.select().from(wrongTries).where(eq(wrongTries.key, key));
		if (row && this.#leftOf(key, row.expire.getTime()) > 0) return row.points;
		this.#ends.delete(key);
		// Matches `expire`, so that a new count that another request has just begun is kept.
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

/**
 * Reads the database first, so that almost no other request can run between the memory check and
 * the count.
 */
export async function whichAreUsedUp(...asked: Asked): Promise<readonly boolean[]> {
	const stored = await Promise.all(asked.map(([tries, who]) => tries.isStoredUp(who)));
	const here = await Promise.all(asked.map(([tries, who]) => tries.isHereUp(who)));
	return asked.map((_, i) => stored[i] === true || here[i] === true);
}

/** Two servers in one process (as in tests) must not share counts. */
export function triesOf<T>(make: (app: App) => T): (app: App) => T {
	const known = new WeakMap<App, T>();

	return (app) => {
		const tries = known.get(app) ?? make(app);
		known.set(app, tries);
		return tries;
	};
}
