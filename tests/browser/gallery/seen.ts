/** These wait until words are seen on the projector screen, on the phone or on a later page. */
import { expect } from '@playwright/test';
import { order, type Gallery } from './meeting.ts';

export const onProjector = ({ projector }: Gallery, words: string) =>
	expect(projector.page.getByText(words, { exact: true }).first()).toBeVisible();
export const onPhone = ({ phone }: Gallery, words: string) =>
	expect(phone.page.getByText(words).first()).toBeVisible();
/** Turns the pages of the projector screen until it shows these words. */
export async function turnsTo({ projector, staff }: Gallery, words: string): Promise<void> {
	let page = 0;
	await expect(async () => {
		await order(staff, { type: 'wall.set', page: page++ % 10 });
		await expect(projector.page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 120_000 });
}
