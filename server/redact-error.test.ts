import { describe, expect, test } from 'vitest';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { redactError } from './redact-error.ts';

const { PostgresError } = postgres;
const said = '田中さんの 家の 鍵は 植木鉢の 下';

/** Its message quotes the value. */
function refused(code: string, message: string): Error & { readonly code: string } {
	const answer = { message, code, severity: 'ERROR', detail: `Failing row contains (${said}).` };
	const also = {
		where: `unnamed portal = '${said}'`,
		hint: said,
		position: '61',
		routine: 'DateTimeParseError'
	};
	return Reflect.construct(PostgresError, [{ ...answer, ...also }]) as Error & { readonly code: string };
}

const errors = {
	'a text that is no uuid (22P02)': refused('22P02', `invalid input syntax for type uuid: "${said}"`),
	'a text that is no day (22007)': refused('22007', `invalid input syntax for type date: "${said}"`),
	'a row that breaks a rule (23514)': refused('23514', `new row for relation "note" violates "${said}"`)
};

describe.each(Object.entries(errors))('%s', (_name, error) => {
	test.each([
		['as the database says it', error],
		['with its statement', new DrizzleQueryError('insert into "note" values ($1)', [said], error)],
		['as the cause of another', new Error('the board could not be saved', { cause: error })],
		['two causes deep', new Error('a', { cause: new DrizzleQueryError('select $1', [said], error) })]
	])('is logged without what people wrote, %s', (_how, thrown) => {
		expect(error.message).toContain(said);
		expect(error.stack).toContain(said);
		const logged = redactError(thrown);
		expect(JSON.stringify(logged)).not.toContain(said);
		expect(JSON.stringify(logged)).toContain(error.code); // still useful for diagnosis
	});
});

test('an error of our own says what happened and where; what is no error only says that it is none', () => {
	const logged = redactError(new Error('the board could not be saved'));
	expect(logged).toMatchObject({ name: 'Error', message: 'the board could not be saved' });
	expect(logged['where']).toEqual(expect.arrayContaining([expect.stringContaining('redact-error.test')]));
	expect(redactError(said)).toEqual({ type: 'string' });
	expect(redactError({ text: said })).toEqual({ type: 'object' });
	expect(redactError(null)).toEqual({ type: 'object' });
});
