import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { inMemory, inPostgres, write } from '../../support/logs.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const settings = { memory: inMemory, postgres: () => inPostgres(database.db) };
const plan = {
	theme: '冬の 買い物',
	venue: '本町 公民館',
	startsAt: new Date('2027-02-06T04:30:00Z'),
	confidentiality: 'closed',
	reveal: 'at_once',
	stickers: 4,
	rules: '大きな 声で 話します。',
	agenda: agendaFrom('junbikai_60')
} as const;

describe.each(Object.entries(settings))('the log in %s', (_name, begin) => {
	test('[P12] a plan is read as it was written, in the same batch and in later ones', async () => {
		const setting = await begin();
		const same = await write(setting, null, (rows) => {
			rows.changeMeeting(plan);
			return rows.plan();
		});
		const later = await write(setting, null, (rows) => rows.plan());
		for (const { value } of [same, later]) expect(value).toEqual(plan);
	});
});
