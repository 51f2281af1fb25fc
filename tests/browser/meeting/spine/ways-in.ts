/** Staff come into a meeting by setting up and signing in, phones by QR and by number. */
import { expect } from '@playwright/test';
import { look, type Person } from '../../people.ts';

/** A meeting has a path of its pages and two ways to join. */
export interface Meeting {
	readonly path: string;
	readonly joinLink: string;
	readonly code: string;
}

export async function setUp(desk: Person, setupLink: string): Promise<void> {
	const { page } = desk;
	await page.goto(setupLink);
	await look(desk, 'spine-01-setup');
	await page.getByLabel('市町村の 名前').fill('汐見野市');
	await page.getByLabel('あなたの 名前').fill('水野');
	await page.getByLabel('サインインの 名前').fill('mizuno');
	await page.getByLabel('合いことば').fill('hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'これで 始める' }).click();
	await page.getByRole('link', { name: 'あとで' }).click();
	await expect(page.getByText('協議体が まだ ありません')).toBeVisible();
	await look(desk, 'spine-02-nothing-yet');
	await page.getByRole('link', { name: '協議体', exact: true }).click();
	await page.getByLabel('協議体の 名前').fill('葉月台 支えあい会議');
	await look(desk, 'spine-03-council');
	await page.getByRole('button', { name: 'これで つくる' }).click();
	await expect(page.getByText('葉月台 支えあい会議').first()).toBeVisible();
}

export async function prepare(desk: Person, name: string): Promise<Meeting> {
	const { page } = desk;
	await page.goto('/meetings/prepare');
	await page.getByLabel('日時').fill('2027-01-23T10:00');
	await page.getByLabel('会場').fill('葉月台 集会所');
	await page.getByLabel('テーマ').fill('買い物の 行き帰り');
	await look(desk, `${name}-prepare`);
	await page.getByRole('button', { name: 'これで 準備する' }).click();
	await expect(page.getByRole('link', { name: '進行役の 画面を ひらく' })).toBeVisible();
	await look(desk, `${name}-meeting`);
	const joinLink = await page
		.getByText(/\/join#/)
		.first()
		.innerText();
	const code = (
		await page
			.getByText(/^\d{4}-\d{4}$/)
			.first()
			.innerText()
	).replace('-', '');
	return {
		path: new URL(page.url()).pathname,
		joinLink: new URL(joinLink).pathname + new URL(joinLink).hash,
		code
	};
}

export async function signIn({ page }: Person): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('サインインの 名前').fill('mizuno');
	await page.getByLabel('合いことば').fill('hazuki-dai-no-asa');
	await page.getByRole('button', { name: 'サインイン' }).click();
	await expect(page).toHaveURL(/\/meetings$/);
}

export async function joinByQr(phone: Person, meeting: Meeting): Promise<void> {
	await phone.page.goto(meeting.joinLink);
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
}

export async function joinByNumber(phone: Person, meeting: Meeting): Promise<void> {
	await phone.page.goto('/');
	await look(phone, 'spine-05-phone-number');
	await phone.page.waitForLoadState('networkidle');
	for (const digit of meeting.code) await phone.page.getByRole('button', { name: digit, exact: true }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
}
