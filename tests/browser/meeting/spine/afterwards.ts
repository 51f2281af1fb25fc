/** After 閉会 the next meeting opens with what is undone. */
import { expect } from '@playwright/test';
import { look, picture } from '../../people.ts';
import { action, idea, step, type Hall } from './hall.ts';
import { joinByQr, type Meeting } from './ways-in.ts';

export async function close({ desk, projector, ann }: Hall): Promise<void> {
	await step(desk.page, '確認').click();
	await picture(desk, 'spine-16-board-confirm');
	await desk.page.getByRole('button', { name: '閉会する' }).first().click();
	await picture(desk, 'spine-16-board-close');
	await desk.page.getByRole('dialog').getByRole('button', { name: '閉会する' }).click();
	await expect(ann.page.getByText('会議は おわりました').first()).toBeVisible();
	await expect(ann.page.getByText(action).first()).toBeVisible();
	await picture(ann, 'spine-16-phone-result');
	await look(projector, 'spine-16-screen-over');
	await picture(desk, 'spine-16-board-wrapup');
}

export async function listActions({ desk, ann }: Hall): Promise<void> {
	await desk.page.goto('/actions');
	await expect(desk.page.getByText(action)).toBeVisible();
	await picture(desk, 'spine-17-actions');
	await ann.page.context().newPage();
	await ann.page.goto('/actions'); // The list needs an account.
	await expect(ann.page).toHaveURL(/sign-in/);
}

export async function openNext({ desk, projector, ben }: Hall, next: Meeting): Promise<void> {
	await desk.page.goto(`${next.path}/board`);
	await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
	await projector.page.goto(`${next.path}/screen`);
	await joinByQr(ben, next);
	await desk.page.getByRole('button', { name: '次へ：前回の つづき' }).click();
	for (const { page } of [desk, projector, ben]) await expect(page.getByText(action).first()).toBeVisible();
	await picture(projector, 'spine-19-screen-review');
	await picture(desk, 'spine-19-board-review');
	await picture(ben, 'spine-19-phone-review');
}

export async function reportNews({ desk, projector }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '進行中' }).click();
	await expect(projector.page.getByText('進行中')).toBeVisible();
	await desk.page.getByLabel('ひとこと').fill('持ち主から「どうぞ」と 返事');
	await desk.page.getByRole('button', { name: '記録する' }).click();
	await expect(projector.page.getByText('持ち主から「どうぞ」と 返事')).toBeVisible();
	await desk.page.goto('/actions');
	await desk.page.getByRole('link', { name: action }).click();
	await expect(desk.page.getByText('持ち主から「どうぞ」と 返事').first()).toBeVisible();
	await expect(desk.page.getByText(idea).first()).toBeVisible();
	await expect(desk.page.getByText(/第2回の 会議/).first()).toBeVisible();
	await picture(desk, 'spine-20-action');
}

export async function changeBetweenMeetings({ desk, projector }: Hall): Promise<void> {
	await desk.page.getByRole('radio', { name: 'できた' }).check();
	await desk.page.getByRole('button', { name: '記録する' }).click();
	await expect(projector.page.getByText('できた')).toBeVisible();
	await picture(projector, 'spine-21-screen-done');
}
