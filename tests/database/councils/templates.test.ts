import { afterAll, beforeAll, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import {
	keepTemplate,
	listTemplates,
	removeTemplate,
	renameTemplate
} from '#lib/server/councils/templates.ts';
import { aCity, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
let other: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
	other = await aCity(database.db, '汐見野市');
});
afterAll(() => database.close());

const agenda = agendaFrom('junbikai_60').slice(0, 3);
const kept = () => listTemplates(database.db, city.municipality, city.council);

test('[C26] a 次第 becomes the own ひな形: once per name, renamed, and taken away again', async () => {
	const { council } = city;
	const { db } = database;
	await keepTemplate(db, aPerson(city), { council, name: 'いつもの', agenda: agendaFrom('junbikai_60') });
	await keepTemplate(db, aPerson(city), { council, name: 'いつもの', agenda });
	expect(await kept()).toMatchObject([{ name: 'いつもの', agenda }]);
	const template = (await kept())[0]!.id;
	expect(await renameTemplate(db, aPerson(city), { council, template, name: '60分' })).toBe(true);
	expect(await kept()).toMatchObject([{ name: '60分' }]);

	for (const stranger of [aPerson(other)]) {
		const theirs = { council: other.council, template };
		expect(await renameTemplate(db, stranger, { ...theirs, name: 'よその' })).toBe(false);
		await removeTemplate(db, stranger, theirs);
	}
	expect(await kept()).toHaveLength(1);
	await removeTemplate(db, aPerson(city), { council, template });
	expect(await kept()).toEqual([]);
	expect(await renameTemplate(db, aPerson(city), { council, template, name: 'ない' })).toBe(false);
	await removeTemplate(db, aPerson(city), { council, template: 'not an id' });
});
