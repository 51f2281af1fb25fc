/** The gallery is taken here from 受付 to 見せる. */
import { expect } from '@playwright/test';
import { shoot, shootPhone, shootProjector } from './camera.ts';
import { goTo, order, postNotes, review, type Gallery } from './meeting.ts';
import { onPhone, onProjector, turnsTo } from './seen.ts';
import { promised } from './words.ts';

export async function shootReception(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff, meeting } = gallery;
	const at = `/meetings/${meeting.id}`;
	await Promise.all([desk.page.goto(`${at}/board`), projector.page.goto(`${at}/screen`)]);
	await phone.page.goto(`/join#${meeting.joinToken}`);
	await onPhone(gallery, '葉月台 支えあい会議 第2回');
	await shootPhone(phone, '01-phone-join');
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	await expect(phone.page).toHaveURL(/\/join\/[0-9a-f-]{36}$/);
	await order(staff, {
		type: 'attendance.add',
		affiliation: 'neighborhood_association',
		organization: '',
		people: 12,
		withoutPhone: 5
	});
	await onProjector(gallery, 'スマホ 4台 つながりました');
	await Promise.all([
		shootProjector(projector, '08-screen-reception'),
		shootPhone(phone, '01b-phone-waiting'),
		shoot(desk, '08-board-reception')
	]);
	await phone.page.getByRole('button', { name: '読みました' }).tap(); // The 約束 are shown only once.
	await turnsTo(gallery, '今日の 約束');
	await shootProjector(projector, '08b-screen-rules');
	await turnsTo(gallery, '今日の テーマ');
	await shootProjector(projector, '08c-screen-about');
	await order(staff, { type: 'door.set', open: false });
	await onProjector(gallery, '入口は しまっています。近くの 係に 声を かけてください');
	await shootProjector(projector, '08d-screen-door-shut');
	await order(staff, { type: 'door.set', open: true });
}

export async function shootReview(gallery: Gallery): Promise<void> {
	const { desk, projector, phone } = gallery;
	await goTo(gallery, 'review');
	await review(gallery);
	await onProjector(gallery, promised[3].remark);
	await onPhone(gallery, promised[0].what);
	await Promise.all([
		shootProjector(projector, '09-screen-review'),
		shootPhone(phone, '09-phone-review'),
		shoot(desk, '09-board-review')
	]);
}

export async function shootWriting(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff } = gallery;
	await goTo(gallery, 'write', 0);
	await order(staff, { type: 'timer.start', seconds: 380 });
	await onProjector(gallery, 'たとえば');
	await shootProjector(projector, '10a-screen-writing-examples');
	await postNotes(gallery, 'komatta');
	await expect(phone.page.getByRole('textbox')).toBeVisible();
	await phone.page.getByRole('textbox').fill('ひとりだと 電話が こわい');
	await phone.page.getByRole('button', { name: '出す', exact: true }).tap();
	await expect(phone.page.getByText('届きました').first()).toBeVisible();
	await phone.page.getByRole('textbox').fill('病院の 帰りに');
	await onProjector(gallery, '15');
	await expect(projector.page.getByText('たとえば', { exact: true })).toHaveCount(0);
	await Promise.all([
		shootPhone(phone, '02-phone-write'),
		shootProjector(projector, '10-screen-writing'),
		shoot(desk, '10-board-writing')
	]);
	await phone.page.getByRole('textbox').fill('');
	await goTo(gallery, 'write', 1);
	await postNotes(gallery, 'mottainai');
	await onProjector(gallery, '9');
	await shootPhone(phone, '02b-phone-mottainai');
	// Whoever writes is not taken along to the next step, and all later pictures would show the field.
	await phone.page.getByRole('textbox').blur();
}

export async function shootShown(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff } = gallery;
	await goTo(gallery, 'show');
	await expect(desk.page.getByText('見せる').first()).toBeVisible();
	await shoot(desk, '10b-board-look-through');
	await order(staff, { type: 'notes.show' });
	await expect(projector.page.locator('.note').first()).toBeVisible();
	await Promise.all([
		shootProjector(projector, '10c-screen-shown'),
		shootPhone(phone, '02c-phone-shown'),
		shoot(desk, '10c-board-shown')
	]);
	await goTo(gallery, 'write', 0);
	await onProjector(gallery, '見せた紙 15枚・あたらしい紙 0枚');
	await expect(projector.page.getByText('見せるまで、なかは 見えません')).toHaveCount(0);
	await shootProjector(projector, '10e-screen-writing-again');
	await goTo(gallery, 'show');
}
