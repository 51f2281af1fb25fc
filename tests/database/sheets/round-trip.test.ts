import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetNames } from '#lib/server/sheets/sheet-names.ts';
import { aCityWithSheets, furnished } from './setup.ts';

type Desk = Awaited<ReturnType<typeof aCityWithSheets>>;
let desk: Desk;
beforeAll(async () => {
	desk = await aCityWithSheets();
	await furnished(desk.app, desk.city);
});
afterAll(() => desk.close());

const areas = [
	'種類,名前,地区の番号,入っている圏域,はじまり,おわり',
	'日常生活圏域,北部,1,,令和7年4月1日,',
	'日常生活圏域,"A,B 圏域",2,,R7.4.1,',
	'小学校区,北部,,"北部（日常生活圏域）、「A,B 圏域」",2025/4/1,',
	'小学校区,=SUM(A1),,,,2026/3/31',
	"小学校区,'-坂上,,,,",
	'コミュニティエリア,北部,３,北部（日常生活圏域）,45748,'
].join('\n');
const organizations = [
	'所属,名前,別名,地区,どこの構成団体,委託元,連絡先',
	'町会・自治会,+81 町会,"「い、ろ」の会、+町会、@坂",北部（小学校区）,連合 町会（町会・自治会）,,0470-00-0000',
	'町会・自治会,連合 町会,,"北部（日常生活圏域）、北部（小学校区）",,葉月 社協,',
	'NPO,連合 町会,,,,,'
].join('\n');
const councils = [
	'名前,地区,層,層の呼び名,段階,準備会のはじまり,正式のはじまり,終了の日,根拠,事業名,ひらく間隔,事務局',
	'北部 会議,北部（小学校区）,第２層,地区の 層,準備会,R7.4.1,,,要綱,体制整備,3か月に1回,葉月 社協、連合 町会（NPO）',
	'北部,,第1層・第2層をかねる,,,,,,,,,',
	'まだの 会,,,,終了,2020/4/1,2021/4/1,2025/3/31,,,,'
].join('\n');
const members = [
	'協議体,名前,役,団体,任期のはじまり,任期のおわり',
	'北部 会議,高瀬 みのり,会長,連合 町会（NPO）,2025/4/1,2027/3/31',
	'北部 会議,水野 さとし,,,,',
	'北部,高瀬 みのり,,葉月 社協,,'
].join('\n');
const people = [
	'名前,サインインの名前,行政担当,第1層コーディネーター,推進員,進行役,見る人',
	'高瀬 みのり,takase,○,,"協議体：北部、北部 会議、北部（小学校区）",,',
	'水野 さとし,,,〇,,,北部 会議',
	'=森,,,,,"北部（日常生活圏域）",'
].join('\n');

test('[C73] what stands in the sheets is taken, exported, and read again as the same, in both formats', async () => {
	for (const [sheet, text, made] of [
		['areas', areas, 6],
		['organizations', organizations, 3],
		['councils', councils, 3],
		['members', members, 3],
		['people', people, 3]
	] as const) {
		const { seen, take, preview } = await desk.look(sheet, text);
		expect([sheet, seen.rows.wrong.map(({ problems }) => problems)]).toEqual([sheet, []]);
		expect(await take()).toBeNull();
		expect([sheet, preview.state]).toMatchObject([sheet, { made, wrong: 0 }]);
	}
	for (const sheet of sheetNames)
		for (const format of ['xlsx', 'csv'] as const) {
			const { bytes } = await desk.got(sheet, format);
			const { seen } = await desk.look(sheet, bytes, `表.${format}`);
			const { new: made, changed, wrong, missing, same } = seen.counts;
			expect([sheet, format, { made, changed, wrong, missing }, seen.rows]).toEqual([
				sheet,
				format,
				{ made: 0, changed: 0, wrong: 0, missing: 0 },
				{ new: [], changed: [], wrong: [] }
			]);
			expect(same).toBeGreaterThan(3);
		}
});

test('[C73] the same sheet without its numbers is found by kind and name', async () => {
	for (const [sheet, text] of [
		['areas', areas],
		['organizations', organizations],
		['councils', councils],
		['members', members],
		['people', people]
	] as const) {
		const { seen } = await desk.look(sheet, text);
		const { new: made, changed, wrong } = seen.counts;
		expect([sheet, made, changed, wrong]).toEqual([sheet, 0, 0, 0]);
	}
});

test('[C72] a thing that was renamed in the sheet is found by its number', async () => {
	const { bytes } = await desk.got('councils');
	const renamed = bytes.toString().replace('まだの 会', 'やめた 会');
	const { seen, take } = await desk.look('councils', renamed);
	expect(seen.rows.changed.map(({ changes }) => changes)).toEqual([
		[{ column: '名前', from: 'まだの 会', to: 'やめた 会' }]
	]);
	expect(await take()).toBeNull();
	const again = (await desk.got('councils')).bytes.toString();
	expect(again).toContain('やめた 会');
	expect(again).not.toContain('まだの 会');
});

test('[C74] cells that begin like formulas are texts in the CSV file', async () => {
	for (const sheet of sheetNames) {
		const text = (await desk.got(sheet)).bytes.toString();
		expect([sheet, text.match(/(^|[,\n"])[=+\-@]/g)]).toEqual([sheet, null]);
	}
});
