/** One's own account, the second factor and 操作の記録, as a person goes through them. */
import { expect, test, type Page } from '@playwright/test';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { scope } from '#lib/server/db/scope.ts';
import { totpCode } from '#lib/server/second-factor/totp.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, staff, type RunningCity } from '../../support/running-city.ts';
import { expectQuiet, look, person, signIn } from '../people.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
});
test.afterAll(async () => {
	await city.close();
	await running.stop();
});

const nothingSideways = (page: Page) =>
	expect(page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).resolves.toBe(0);

/** What the authenticator of the phone does with the key. */
function codeOf(key: string, halfMinutes = 0): string {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...key.replace(/\s/g, '')].map((each) => letters.indexOf(each).toString(2).padStart(5, '0'));
	const bytes = bits
		.join('')
		.match(/.{8}/g)!
		.map((byte) => Number.parseInt(byte, 2));
	return totpCode(Uint8Array.from(bytes), new Date(Date.now() + halfMinutes * 30_000));
}

async function typePassword(page: Page) {
	await page.goto('/sign-in');
	await page.getByLabel('サインインの 名前').fill(staff.signInName);
	await page.getByLabel('合いことば').fill(staff.password);
	await page.getByRole('button', { name: 'サインイン' }).click();
}

const typeCode = async (page: Page, code: string) => {
	await page.getByLabel('6けたの 番号').fill(code);
	await page.getByRole('button', { name: '入る' }).click();
};

test('[C50] the own name and password are changed behind one press each, and what is wrong is said at its field', async ({
	browser
}) => {
	const me = await person(browser, 'laptop', running.origin);
	const { page } = me;
	await signIn(me, city);
	await page.goto('/meetings');
	await page.getByRole('link', { name: staff.displayName }).click();
	await expect(page.getByRole('heading', { name: 'あなたの アカウント' })).toBeVisible();
	await look(me, 'account');

	await page.getByText('かえる', { exact: true }).first().press('Enter');
	await page.getByLabel('新しい 名前').fill('水野 あき');
	await page.getByRole('button', { name: 'これに かえる' }).first().click();
	await expect(page.getByText('かえました')).toBeVisible();
	await expect(page.getByRole('link', { name: '水野 あき' })).toBeVisible();

	await page.getByText('かえる', { exact: true }).nth(2).click();
	const form = page.locator('form').filter({ hasText: '新しい 合いことば' });
	await form.getByLabel('いまの 合いことば').fill('ちがいます');
	await form.getByLabel('新しい 合いことば').fill('momiji-no-asa-2027');
	await form.getByRole('button', { name: 'これに かえる' }).click();
	await expect(page.getByText('いまの 合いことばが ちがいます。')).toBeVisible();
	await look(me, 'account-refused');
	await expect(page.getByText('この アカウントの 記録')).toBeVisible();
	await page.getByText('この アカウントの 記録').click();
	await expect(page.getByText('名前：水野 → 水野 あき')).toBeVisible();
	expectQuiet([{ ...me, complaints: me.complaints.filter((text) => !text.includes('status of 400')) }]);
	await page.setViewportSize({ width: 360, height: 740 });
	await nothingSideways(page);
	await look(me, 'account-phone');
	await page.context().close();
});

test('[C52] a device that was left signed in is signed out from another, and its board closes', async ({
	browser
}) => {
	const [left, me] = [
		await person(browser, 'laptop', running.origin),
		await person(browser, 'phone', running.origin)
	];
	const meeting = await city.prepare();
	await signIn(left, city);
	await left.page.goto(`/meetings/${meeting.id}/board`);
	await signIn(me, city);
	await me.page.goto('/account');
	await expect(me.page.getByText('いま 使っている 端末')).toHaveCount(1);
	await nothingSideways(me.page);
	await look(me, 'account-devices-phone');
	await me.page.getByRole('button', { name: 'ほかの 端末を ぜんぶ サインアウトさせる' }).click();
	await expect(me.page.getByText('サインアウトさせました', { exact: true })).toBeVisible();
	await expect(left.page.getByRole('alert').getByRole('link', { name: 'サインイン' })).toBeVisible({
		timeout: 6_000
	});
	await me.page.context().close();
	await left.page.context().close();
});

test('[C53][C55][C56] TOTP is switched on with the first code, asked at the sign-in, and a 予備の番号 opens once', async ({
	browser
}) => {
	const me = await person(browser, 'laptop', running.origin);
	const { page } = me;
	await signIn(me, city);
	await page.goto('/account');
	await page.getByRole('link', { name: '使う 準備を する' }).click();
	await look(me, 'second-factor-off');
	await page.getByRole('button', { name: '始める' }).click();
	await expect(page.getByRole('img', { name: '番号を 出す アプリで よみとる QR' })).toBeVisible();
	const key = await page.locator('.key').innerText();
	await look(me, 'second-factor-begun');
	await page.getByLabel('6けたの 番号').fill('000');
	await page.getByRole('button', { name: 'これで 使う' }).click();
	await expect(page.getByText('スマホの 時計を 合わせてください')).toBeVisible();
	await page.getByLabel('6けたの 番号').fill(codeOf(key));
	await page.getByRole('button', { name: 'これで 使う' }).click();
	await expect(page.getByRole('heading', { name: '予備の 番号' })).toBeVisible();
	const codes = await page.getByRole('listitem').allInnerTexts();
	expect(codes).toHaveLength(10);
	await look(me, 'second-factor-codes');
	await page.reload();
	await expect(page.getByText(codes[0]!)).toHaveCount(0); // shown once
	await expect(page.getByText('のこり 10つ')).toBeVisible();
	await page.context().close();

	const phone = await person(browser, 'phone', running.origin);
	await typePassword(phone.page);
	await expect(phone.page.getByRole('heading', { name: '番号を 入れてください' })).toBeVisible();
	await nothingSideways(phone.page);
	await look(phone, 'sign-in-code');
	await phone.page.goto('/meetings');
	await expect(phone.page).toHaveURL(/sign-in\?to/); // the password alone opens nothing
	await phone.page.goto('/sign-in/code');
	for (let i = 0; i < 3; i += 1) {
		await typeCode(phone.page, `00000${i}`);
		await expect(phone.page.getByRole('button', { name: '入る' })).toBeEnabled();
	}
	await expect(phone.page.getByText('スマホの 時計を 合わせてください')).toBeVisible();
	await phone.page.getByText('スマホが ない とき').click();
	await look(phone, 'sign-in-code-lost');
	await typeCode(phone.page, codeOf(key, 1));
	await expect(phone.page).toHaveURL(/\/meetings$/);
	await phone.page.context().close();

	const lost = await person(browser, 'laptop', running.origin);
	await typePassword(lost.page);
	await typeCode(lost.page, codes[3]!);
	await expect(lost.page).toHaveURL(/\/meetings$/);
	await lost.page.goto('/account/second-factor');
	await expect(lost.page.getByText('のこり 9つ')).toBeVisible();
	await lost.page.getByText('使うのを やめる').first().click();
	const off = lost.page.locator('form').filter({ hasText: 'やめると' });
	await off.getByLabel('いまの 合いことば').fill(staff.password);
	await off.getByLabel('6けたの 番号').fill(codes[4]!);
	await look(lost, 'second-factor-on');
	await off.getByRole('button', { name: '使うのを やめる' }).click();
	await expect(lost.page.getByText('使うのを やめました')).toBeVisible();
	await lost.page.context().close();
});

test('[C57] 操作の記録 is opened by 行政担当 only, and the own account by nobody who is not signed in', async () => {
	const { app, municipality, council } = city;
	for (const [role, at] of [
		['coordinator', council],
		['facilitator', council],
		['viewer', council],
		['tier1_coordinator', null]
	] as const) {
		const account = { signInName: `audit-${role}`, displayName: '人', roles: [{ role, council: at }] };
		const id = await scope(app.db, municipality, (tx) => insertAccount(tx, municipality, account));
		const cookie = `yoriai-session=${await startSession(app.db, { id, municipality })}`;
		for (const page of ['/audit', '/audit/__data.json']) {
			const answer = await fetch(running.origin + page, { headers: { cookie } });
			expect([role, page, /"status":403/.test(await answer.text()) || answer.status === 403]).toEqual([
				role,
				page,
				true
			]);
		}
	}
	for (const page of ['/audit', '/account', '/account/second-factor', '/sign-in/code']) {
		const answer = await fetch(running.origin + page, { redirect: 'manual' });
		expect([page, answer.status, answer.headers.get('location')?.slice(0, 8)]).toEqual([
			page,
			303,
			'/sign-in'
		]);
	}
});

test('[C57] 行政担当 finds in 操作の記録 what was done, by what and when, and turns to nothing else', async ({
	browser
}) => {
	const me = await person(browser, 'laptop', running.origin);
	const { page } = me;
	await signIn(me, city);
	await page.goto('/city');
	await page.getByRole('link', { name: /操作の 記録/ }).click();
	await expect(page.getByText('働きぶりを 見る ものでは ありません')).toBeVisible();
	await expect(page.getByText('「汐見野市」の はじめの 準備を しました')).toBeVisible();
	await look(me, 'audit');
	await page.getByLabel('何を').selectOption({ label: '紙' });
	await page.getByRole('button', { name: '見る' }).click();
	await expect(page.getByText('記録は ありません')).toBeVisible();
	await look(me, 'audit-none');
	await page.goto('/audit?what=sign_in');
	await expect(page.getByText('の サインインで 合いことばか 番号が').first()).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	await nothingSideways(page);
	await look(me, 'audit-phone');
	expectQuiet([me]);
	await page.context().close();
});
