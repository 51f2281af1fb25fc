/** The people of the core flow write these words and find them again on their pages. */
import { expect, type Page } from '@playwright/test';
import type { Person } from '../../people.ts';

export interface Hall {
	readonly desk: Person;
	/** This is the laptop of another facilitator. */
	readonly second: Person;
	readonly projector: Person;
	readonly ann: Person;
	readonly ben: Person;
	readonly cho: Person;
}

export const words = {
	rice: '坂の上まで お米を 運べない',
	snow: '雪の日、ごみ置き場まで 歩けない',
	bus: 'バスが 一日三本に なった',
	car: '送迎の車が 昼は あいている',
	field: '畑が 半分 あいている',
	late: 'あとから 思いだした ことが ある'
} as const;
export const idea = '火曜の 昼に、乗りあいの 日を つくれば';
export const action = '乗りあいの 買い物を、一度 ためす';

export async function post(
	{ page }: Person,
	kind: '困っている' | 'もったいない',
	text: string
): Promise<void> {
	const fold = page.getByRole('button', { name: '紙を 書く' }); // After 見せる the field is one press away.
	if (await fold.isVisible()) await fold.tap();
	await page.getByRole('button', { name: kind, exact: true }).tap();
	await page.getByRole('textbox').fill(text);
	await page.getByRole('button', { name: '出す', exact: true }).tap();
}

export const own = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
export const note = (page: Page, text: string) =>
	page.locator('[data-note] button', { hasText: text }).first();
export const step = (page: Page, title: string) =>
	page.getByRole('navigation', { name: '次第' }).getByRole('button', { name: title, exact: true });
export const saved = (page: Page) => expect(page.getByText('保存済み')).toBeVisible();
