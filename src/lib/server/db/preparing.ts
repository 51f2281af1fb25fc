import type { Sql } from './client.ts';

/** A statement of more parameters than this comes in too many lengths for each to be kept, on each connection. */
const mostParameters = 48;

type Unsafe = (query: string, parameters?: unknown[], options?: object) => unknown;
type Transact = (...given: unknown[]) => unknown;

/**
 * The driver, with statements that PostgreSQL parses and plans once for each connection. drizzle asks for none to be kept
 * unless it has a name; then each costs a second round trip, to learn its types, and the planning anew: two thirds of what
 * a busy board waits for.
 */
export function preparing(sql: Sql): Sql {
	return new Proxy(sql, {
		get: (driver, key) => {
			const value: unknown = Reflect.get(driver, key);
			if (typeof value !== 'function') return value;
			if (key === 'unsafe')
				return (query: string, parameters: unknown[] = [], options = {}) =>
					(value as Unsafe)(query, parameters, { ...options, prepare: parameters.length <= mostParameters });
			if (key === 'begin' || key === 'savepoint')
				return (...given: unknown[]) => (value as Transact)(...given.map(insideToo));
			return value;
		}
	});
}

/** What runs inside a transaction is handed a driver of its own. */
function insideToo(given: unknown): unknown {
	if (typeof given !== 'function') return given;
	const run = given as (inside: Sql) => unknown;
	return (inside: Sql) => run(preparing(inside));
}
