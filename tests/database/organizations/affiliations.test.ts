import { afterAll, beforeAll, expect, test } from 'vitest';
import { affiliations, usualAffiliations, type Affiliation } from '#lib/board/attendance.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { scope } from '#lib/server/db/scope.ts';
import { attendanceInWords } from '#lib/server/meetings/attendance-in-words.ts';
import { affiliationSettings } from '#lib/server/organizations/affiliation-settings.ts';
import { changeAffiliation, moveAffiliation } from '#lib/server/organizations/change-affiliation.ts';
import { namedAffiliations } from '#lib/words/affiliation/city-affiliations.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { official } from './a-city.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());

const kinds = async (of = city) =>
	namedAffiliations(await affiliationSettings(database.db, of.municipality), usualAffiliations);
const order = async () => (await kinds()).map(({ affiliation }) => affiliation);

async function change(affiliation: Affiliation, to: { word?: string; hidden?: boolean }) {
	const seen = (await kinds()).find((each) => each.affiliation === affiliation)!;
	return changeAffiliation(database.db, official(city), affiliation, { ...seen, ...to, seen });
}

test('[C32] what is renamed and hidden keeps its code, and its name where it was counted', async () => {
	expect(await change('community_council', { word: 'ふるさと協議会', hidden: true })).toEqual({
		kind: 'changed'
	});
	const address = await aMeeting(anApp(database.db), city);
	await scope(database.db, city.municipality, (tx) =>
		tx.insert(attendances).values([
			{
				meetingId: address.meeting,
				municipalityId: city.municipality,
				affiliation: 'community_council',
				organization: '',
				people: 4,
				withoutPhone: 0
			},
			{
				meetingId: address.meeting,
				municipalityId: city.municipality,
				affiliation: 'senior_club',
				organization: '葉月会',
				people: 0,
				withoutPhone: 0,
				representedElsewhere: true
			}
		])
	);
	expect(await attendanceInWords(anApp(database.db), address)).toEqual([
		{ words: 'ふるさと協議会', count: '4人' },
		{ words: '老人クラブ（葉月会）', count: '出席（ほかの 席で 数えました）' }
	]);
	expect(await change('community_council', { word: '' })).toEqual({ kind: 'changed' });
	expect((await kinds()).find((each) => each.affiliation === 'community_council')).toEqual({
		affiliation: 'community_council',
		word: '地域づくり組織・まちづくり協議会',
		hidden: true
	});
	expect(await kinds(await aCity(database.db, '霜月市'))).toEqual(namedAffiliations([], usualAffiliations));
});

test('[C32] no two kinds have one name, however it is written', async () => {
	expect(await change('npo', { word: 'ﾎﾞﾗﾝﾃｨｱ' })).toEqual({ kind: 'same_word' });
	expect(await change('npo', { word: 'NPO法人' })).toEqual({ kind: 'changed' });
});

test('[C32] a kind goes in front of the one that was named, also when somebody else moved another', async () => {
	const [first, second, third] = await order();
	await Promise.all([
		moveAffiliation(database.db, official(city), third!, second!),
		moveAffiliation(database.db, official(city), 'other', first!)
	]);
	expect((await order()).slice(0, 4)).toEqual(['other', first, third, second]);
	await moveAffiliation(database.db, official(city), 'other', null);
	expect((await order()).at(-1)).toBe('other');
	expect(new Set(await order())).toEqual(new Set(affiliations));
});

test('[C35] of two who change one 所属 the second is told what stands', async () => {
	const seen = (await kinds()).find((each) => each.affiliation === 'school')!;
	const to = (word: string) =>
		changeAffiliation(database.db, official(city), 'school', { word, hidden: false, seen });
	expect(await to('学校')).toEqual({ kind: 'changed' });
	expect(await to('大学')).toEqual({ kind: 'other_now', now: { word: '学校', hidden: false } });
});
