import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { accounts } from '#lib/server/db/schema/account.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { StartProblem } from '#lib/server/start-problem.ts';
import { seedYears } from '../../drizzle/seed/years/years.ts';
import { aCity, anApp } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

const size = { years: 2, meetingsAYear: 3, actionsAYear: 30, people: 20 };

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

test('a city of many years is invented once, says how far it is, and its people can sign in', async () => {
	const app = anApp(database.db);
	const told: string[] = [];
	const { signIns } = await seedYears(app, size, (line) => told.push(line));
	expect(await seedYears(app, size, () => expect.unreachable())).toEqual({ signIns });
	expect(told.at(-1)).toBe('デモの 市が できました。');

	const [{ name, password }] = signIns as [(typeof signIns)[number]];
	const answer = await signIn(app, { signInName: name, password, address: '192.0.2.1' });
	if (typeof answer === 'string') throw new Error(answer);
	const person = (await readSession(app.db, answer.session))!.person;
	const counts = await scope(app.db, person.municipality, async (tx) => {
		const of = async (
			table: typeof accounts | typeof councils | typeof meetings | typeof notes | typeof actionItems
		) => (await tx.select({ count: count() }).from(table))[0]?.count;
		return [
			await of(accounts),
			await of(councils),
			await of(meetings),
			await of(notes),
			await of(actionItems)
		];
	});
	expect(counts).toEqual([size.people, 25, 6, 600, 60]);
});

test('a city that was left half invented is not taken for a whole one', async () => {
	await using half = { database: await aDatabase(), [Symbol.asyncDispose]: () => half.database.close() };
	await aCity(half.database.db);
	await expect(seedYears(anApp(half.database.db), size, () => undefined)).rejects.toThrow(StartProblem);
});
