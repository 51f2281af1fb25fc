/** Phones come in through an open door, and a first meeting has nothing to review. */
import { expect } from '@playwright/test';
import { look, picture } from '../../people.ts';
import type { Hall } from './hall.ts';
import { joinByNumber, joinByQr, signIn, type Meeting } from './ways-in.ts';

export async function openTheDoor({ desk, second, ann }: Hall, first: Meeting): Promise<void> {
	await ann.page.goto(first.joinLink);
	await ann.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(ann.page.getByText(/入口は まだ ひらいていません/)).toBeVisible();
	await picture(ann, 'spine-05-phone-too-early');
	await look(desk, 'spine-05-board-door-shut');
	await desk.page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(second.page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	await expect(ann.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/); // The page that waited comes in by itself.
}

export async function comeIn({ desk, projector, ann, ben, cho }: Hall, first: Meeting): Promise<void> {
	await signIn(projector);
	await projector.page.goto(`${first.path}/screen`);
	await joinByQr(ann, first);
	await joinByQr(ben, first);
	await joinByNumber(cho, first);
	await expect(projector.page.getByText('スマホ 3台 つながりました')).toBeVisible();
	await expect(ann.page.getByText('はじまるまで、お待ちください。')).toBeVisible();
	await picture(projector, 'spine-06-screen-reception');
	await picture(desk, 'spine-06-board-reception');
	await picture(ann, 'spine-06-phone-reception');
}

export async function scanAgain({ projector, ann }: Hall, first: Meeting): Promise<void> {
	await joinByQr(ann, first);
	await expect(projector.page.getByText('スマホ 3台 つながりました')).toBeVisible();
}

export async function reviewNothing({ desk, projector }: Hall): Promise<void> {
	await desk.page.getByRole('button', { name: '次へ：前回の つづき' }).click();
	await expect(projector.page.getByText('前回からの やることは ありません')).toBeVisible();
	await look(desk, 'spine-07-board-review-empty');
}
