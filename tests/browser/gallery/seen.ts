/** These wait until words are seen on the projector screen, on the phone or on a later page. */
import { expect } from '@playwright/test';
import type { Gallery } from './meeting.ts';

export const onProjector = ({ projector }: Gallery, words: string) =>
	expect(projector.page.getByText(words, { exact: true }).first()).toBeVisible();
export const onPhone = ({ phone }: Gallery, words: string) =>
	expect(phone.page.getByText(words).first()).toBeVisible();
/**
 * Advances the clock of the projector screen by 20 s until it shows these words. Its socket may
 * reconnect meanwhile, and on a slow machine the timer of the pages may start anew only after the
 * clock was advanced.
 */
export const turnsTo = ({ projector }: Gallery, words: string) =>
	expect(async () => {
		await projector.page.clock.fastForward(20_100);
		await expect(projector.page.getByText('つなぎなおして います')).toHaveCount(0, { timeout: 30_000 });
		await expect(projector.page.getByText(words, { exact: true }).first()).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 120_000 });
