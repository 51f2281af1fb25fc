import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useLink } from '#lib/server/auth/links.ts';
import { findPerson } from '#lib/server/auth/person.ts';
import { accountRoles, accounts } from '#lib/server/db/schema/account.ts';
import { areaParents, areas } from '#lib/server/db/schema/area.ts';
import { auditEvents } from '#lib/server/db/schema/audit.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { scope } from '#lib/server/db/scope.ts';
import { wrongFile } from '#lib/server/sheets/preview-sheet.ts';
import type { Tx } from '#lib/server/db/client.ts';
import { aCity, aPerson } from '../../support/city.ts';
import { aCityWithSheets, deskOf, furnished } from './setup.ts';

type Desk = Awaited<ReturnType<typeof aCityWithSheets>>;
let desk: Desk;
beforeAll(async () => {
	desk = await aCityWithSheets();
	await furnished(desk.app, desk.city);
	await desk.put('areas', '種類,名前\n日常生活圏域,北部\n小学校区,川辺\n小学校区,葉月台\n');
	await desk.put('councils', '名前,地区\n川辺 会議,川辺\n坂上 会議,\n');
});
afterAll(() => desk.close());

const inCity = <T>(run: (tx: Tx) => Promise<T>) => scope(desk.app.db, desk.city.municipality, run);
const reasons = (seen: Awaited<ReturnType<Desk['look']>>['seen']) =>
	seen.rows.wrong.map(({ number, problems }) => [number, problems[0]?.column, problems[0]?.reason]);

test('[C76] wrong rows are named by row, column and reason; the good ones go in, and nothing is removed', async () => {
	const { seen, take, preview } = await desk.look(
		'areas',
		'種類,名前,地区の番号,入っている圏域,はじまり,おわり\n小学校区,坂上,12,北部,,\nどこか,港,,,,\n小学校区,,,,,\n小学校区,浜,七,,,\n小学校区,丘,,東部,,\n小学校区,谷,,,4月1日,\n小学校区,峠,,,R7.4.1,R6.4.1\n小学校区,坂上,,,,\n'
	);
	expect(reasons(seen)).toEqual([
		[3, '種類', expect.stringContaining('「どこか」は ありません')],
		[4, '名前', expect.stringContaining('空です')],
		[5, '地区の 番号', expect.stringContaining('数字')],
		[6, '入っている 圏域', expect.stringContaining('「東部」は まだ ありません')],
		[7, 'はじまり', expect.stringContaining('「4月1日」は 日に 読めません')],
		[8, 'おわり', expect.stringContaining('前です')],
		[9, '', expect.stringContaining('2行目と おなじ')]
	]);
	expect(seen.counts).toMatchObject({ new: 1, changed: 0, same: 0, wrong: 7, missing: 5 });
	expect(await take()).toBeNull();
	expect(preview.state).toMatchObject({ made: 1, wrong: 7 });
	const names = await inCity((tx) => tx.select({ name: areas.name }).from(areas));
	expect(names.map(({ name }) => name).toSorted()).toEqual(
		['北部', '川辺', '葉月台', '坂上', '葉月 地区', '葉月 もとの 地区'].toSorted()
	);
	const back = await wrongFile(desk.app, desk.staff, { preview, format: 'csv' });
	const lines = back!.bytes.toString().trim().split('\r\n');
	expect(lines[0]).toMatch(/なおす ところ$/);
	expect(lines[1]).toMatch(/^どこか,港,,,,,種類：「どこか」は ありません/);
	expect(lines).toHaveLength(8);
});

test('[C76] a parent that is its own child, be it by way of others, is refused with those that wait for it', async () => {
	const { seen } = await desk.look(
		'areas',
		'種類,名前,入っている圏域\n町会の区域,一,二\n町会の区域,二,三\n町会の区域,三,一\n町会の区域,四,四\n町会の区域,五,一\n日常生活圏域,北部,川辺\n小学校区,川辺,北部\n'
	);
	expect(seen.counts).toMatchObject({ new: 0, changed: 0, wrong: 7 });
	expect(reasons(seen).map(([, column]) => column)).toEqual([
		...Array<string>(4).fill('入っている 圏域'),
		'',
		'入っている 圏域',
		'入っている 圏域'
	]);
	expect(await inCity((tx) => tx.select().from(areaParents))).toHaveLength(2);
});

test('[C72] a name that differs by 旧字 or a variation selector is told, and is new unless somebody corrects it', async () => {
	const { seen } = await desk.look(
		'areas',
		'種類,名前\n小学校区,川邊\n小学校区,葉\u{e0100}月台\n小学校区,川 辺\n'
	);
	expect(seen.rows.new.map(({ warnings }) => warnings.join())).toEqual([
		expect.stringContaining('「川辺」と おなじでは ありませんか'),
		expect.stringContaining('「葉月台」と おなじでは ありませんか')
	]);
	expect(seen.counts).toMatchObject({ new: 2, changed: 1 });
});

test('[C75] what changed since it was seen is not taken before it was seen once more; two presses take it once', async () => {
	const text = '名前,根拠\n坂上 会議,要綱 A\n';
	const first = await desk.look('councils', text);
	await inCity((tx) =>
		tx.update(councils).set({ basis: '要綱 B' }).where(eq(councils.displayName, '坂上 会議'))
	);
	expect(await first.take()).toBe('changed');
	expect(first.preview.state).toBe('waiting');
	const again = await desk.look('councils', text);
	expect(again.seen.rows.changed[0]?.changes).toEqual([{ column: '根拠', from: '要綱 B', to: '要綱 A' }]);
	const answers = await Promise.all([again.take(), again.take()]);
	expect(answers.toSorted()).toEqual([null, 'taking'].toSorted());
	expect(await again.take()).toBeNull();
	const events = await inCity((tx) =>
		tx.select().from(auditEvents).where(eq(auditEvents.what, 'council.changed'))
	);
	expect(events.filter(({ thingName }) => thingName === '坂上 会議')).toHaveLength(1);
});

test('[C75] if the database refuses one row, none goes in', async () => {
	const { seen, preview, take } = await desk.look(
		'people',
		'名前,サインインの名前,推進員\n田代 みき,tashiro-miki,川辺 会議\n'
	);
	expect(seen.counts.new).toBe(1);
	const other = await aCity(desk.app.db, '青嶺市');
	const theirs = deskOf(desk.app, aPerson(other, [{ role: 'municipal_staff', council: null }]));
	await theirs.put('people', '名前,サインインの名前,推進員\nほかの 人,tashiro-miki,葉月台 支えあい会議\n');
	expect(await take()).toBe('changed');
	expect(preview.state).toBe('waiting');
	const after = await desk.look('people', '名前,サインインの名前,推進員\n田代 みき,tashiro-miki,川辺 会議\n');
	expect(reasons(after.seen)).toEqual([
		[2, 'サインインの 名前', expect.stringContaining('もう 使われています')]
	]);
});

const rolesOf = (name: string) =>
	inCity(async (tx) => {
		const [row] = await tx
			.select({ id: accounts.id })
			.from(accounts)
			.where(and(eq(accounts.displayName, name), isNull(accounts.removedAt)));
		return {
			id: row!.id,
			roles: await tx.select().from(accountRoles).where(eq(accountRoles.accountId, row!.id))
		};
	});

test('[C78] somebody new gets a link that opens once; somebody known has exactly the roles of the sheet', async () => {
	const made = await desk.put(
		'people',
		'名前,推進員,見る人,行政担当\n高瀬 みのり,"川辺 会議、北部",,\n水野 さとし,,坂上 会議,○\n'
	);
	expect(made.links.map(({ name, signInName }) => [name, /^hito-\d+$/.test(signInName)])).toEqual([
		['高瀬 みのり', true],
		['水野 さとし', true]
	]);
	const [link] = made.links;
	expect(await useLink(desk.app, link!.token, 'hazuki-dai-no-asa')).toHaveProperty('session');
	expect(await useLink(desk.app, link!.token, 'hazuki-dai-no-asa')).toBe('link_used');

	const { id } = await rolesOf('高瀬 みのり');
	await inCity((tx) =>
		tx.update(accountRoles).set({ title: '地域の 係' }).where(eq(accountRoles.accountId, id))
	);
	await desk.put('people', '名前,推進員,進行役\n高瀬 みのり,川辺 会議,坂上 会議\n');
	const { roles } = await rolesOf('高瀬 みのり');
	expect(roles.map(({ role, title, areaId }) => [role, title, areaId]).toSorted()).toEqual([
		['coordinator', '地域の 係', null],
		['facilitator', '', null]
	]);
	const her = await inCity((tx) => findPerson(tx, id));
	expect(her?.roles).toHaveLength(2);
});

test('[C76] nobody loses 行政担当 by a sheet, and nobody the last role', async () => {
	await desk.put('people', '名前,見る人,行政担当\n水野 さとし,,\n');
	expect((await rolesOf('水野 さとし')).roles.map(({ role }) => role)).toEqual(['municipal_staff']);
	const { seen } = await desk.look('people', '名前,推進員,進行役\n高瀬 みのり,,\nだれか,,\n');
	expect(reasons(seen).map(([, , reason]) => reason)).toEqual([
		expect.stringContaining('役割が ひとつも なくなります'),
		expect.stringContaining('役割が ひとつも ありません')
	]);
});

test('a 名簿 is switched on by its first member, and never holds a resident', async () => {
	await desk.put('organizations', '所属,名前\n当事者・家族,家族の 会\n老人クラブ,川辺 クラブ\n');
	const { seen, take } = await desk.look(
		'members',
		'協議体,名前,団体\n川辺 会議,高瀬 みのり,川辺 クラブ\n川辺 会議,水野 さとし,家族の 会\n'
	);
	expect(seen.warned.map(({ warnings }) => warnings.join())).toEqual([
		expect.stringContaining('名簿を つかう')
	]);
	expect(reasons(seen)).toEqual([[3, '団体', expect.stringContaining('名簿に のせません')]]);
	expect(await take()).toBeNull();
	const [council] = await inCity((tx) =>
		tx.select().from(councils).where(eq(councils.displayName, '川辺 会議'))
	);
	expect(council?.rosterOn).toBe(true);
});

test('[C79] exports and imports stand in 操作の記録 with their counts', async () => {
	await desk.got('areas');
	const events = await inCity((tx) =>
		tx.select().from(auditEvents).where(eq(auditEvents.thingType, 'sheet'))
	);
	const exported = events.find(({ what }) => what === 'sheet.exported');
	expect(exported).toMatchObject({ thingId: 'areas', thingName: '地区', details: { format: 'csv' } });
	const imported = events.find(({ what, thingId }) => what === 'sheet.imported' && thingId === 'members');
	expect(imported?.details).toMatchObject({ new: 1, wrong: 1 });
});

test('[C76] a number of another 市町村 opens nothing', async () => {
	const other = await aCity(desk.app.db, '青嶺市');
	const theirs = deskOf(desk.app, aPerson(other, [{ role: 'municipal_staff', council: null }]));
	const text = (await theirs.got('councils')).bytes.toString();
	const { seen } = await desk.look('councils', text);
	expect(reasons(seen)).toEqual([
		[2, '番号（さわらない）', expect.stringContaining('この 番号の ものは ありません')]
	]);
});

test('10,000 new rows go in at once', async () => {
	const rows = Array.from({ length: 10_000 }, (_, i) => `町会・自治会,第${i + 1} 町会`);
	const done = await desk.put('organizations', `所属,名前\n${rows.join('\n')}\n`);
	expect(done).toMatchObject({ made: 10_000, wrong: 0 });
});
