import { expect, test } from 'vitest';
import type { Sql } from './client.ts';
import { preparing } from './preparing.ts';

/** What a driver was asked to run, and whether to keep it. */
function aDriver() {
	const asked: (readonly [string, boolean])[] = [];
	const sql = Object.assign(() => undefined, {
		unsafe: (query: string, _parameters: unknown[], options: { prepare: boolean }) => {
			asked.push([query, options.prepare]);
			return { query };
		},
		begin: (run: (inside: Sql) => unknown) => run(sql as unknown as Sql),
		savepoint: (run: (inside: Sql) => unknown) => run(sql as unknown as Sql)
	});
	return { sql: preparing(sql as unknown as Sql), asked };
}

test('statements are kept, also inside a transaction and a savepoint, although drizzle asks for none to be', async () => {
	const { sql, asked } = aDriver();
	void sql.unsafe('outside', [], { prepare: false });
	await sql.begin(async (inside) => {
		void inside.unsafe('inside', ['x']);
		await inside.savepoint((deeper) => {
			void deeper.unsafe('deeper', ['x']);
			return [];
		});
		return [];
	});
	expect(asked).toEqual([
		['outside', true],
		['inside', true],
		['deeper', true]
	]);
});

test('a statement of a hundred parameters is not: there would be one for each length', () => {
	const { sql, asked } = aDriver();
	void sql.unsafe('long', Array<string>(100).fill('x'));
	expect(asked).toEqual([['long', false]]);
});
