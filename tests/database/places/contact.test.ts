import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeContact, contactOf } from '#lib/server/contact/contact.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());

const nobody = { office: '', phone: '' };
const first = { office: '高齢福祉課', phone: '0123-45-6789' };

test('[C66][C67] the office for 訂正・削除 is set once, and the second of two people is told', async () => {
	const other = await aCity(database.db, '師走市');
	const person = aPerson(city, [{ role: 'municipal_staff', council: null }]);
	expect(await contactOf(database.db, city.municipality)).toEqual(nobody);
	expect(await changeContact(database.db, person, { contact: first, seen: nobody })).toBe(true);
	const late = { contact: { ...first, office: '福祉課' }, seen: nobody };
	expect(await changeContact(database.db, person, late)).toBe(false);
	expect(await contactOf(database.db, city.municipality)).toEqual(first);
	expect(await contactOf(database.db, other.municipality)).toEqual(nobody);

	const events = await scope(database.db, city.municipality, (tx) =>
		tx.select({ what: auditEvents.what, details: auditEvents.details }).from(auditEvents)
	);
	expect(events).toEqual([{ what: 'contact.changed', details: { before: nobody, after: first } }]);
});
