/** Pictures from 決める to the end, and of a projector screen without a network. */
import { shoot, shootPhone, shootWall } from './camera.ts';
import { decide, fillIn, goTo, order, type Gallery } from './meeting.ts';
import { onPhone, onWall } from './seen.ts';
import { todo } from './words.ts';

export async function shootDecisions(gallery: Gallery): Promise<void> {
	const { desk, wall, phone } = gallery;
	await goTo(gallery, 'decide');
	await fillIn(gallery, 0);
	await onWall(gallery, todo[0].what);
	await Promise.all([shootWall(wall, '14-screen-decide', ['1024x768']), shoot(desk, '14-board-decide')]);
	await decide(gallery);
	await onWall(gallery, todo[3].what);
	await Promise.all([shootWall(wall, '14b-screen-decided'), shootPhone(phone, '07a-phone-decided')]);
}

export async function shootEnd(gallery: Gallery): Promise<void> {
	const { desk, wall, phone, staff } = gallery;
	await goTo(gallery, 'close');
	await onWall(gallery, todo[3].what);
	await Promise.all([shootWall(wall, '14c-screen-close', ['1024x768']), shoot(desk, '14c-board-close')]);
	await order(staff, { type: 'meeting.close' });
	await onPhone(gallery, '会議は おわりました');
	await Promise.all([shootPhone(phone, '07-phone-result'), shoot(desk, '14d-board-wrapup')]);
	await order(staff, { type: 'meeting.finish' });
	await onWall(gallery, 'ありがとうございました');
	await Promise.all([shootWall(wall, '14e-screen-end'), shootPhone(phone, '07c-phone-final')]);
}

export async function shootWithoutNetwork(gallery: Gallery): Promise<void> {
	const { wall } = gallery;
	await wall.page.context().setOffline(true);
	await wall.page.clock.fastForward(45_000);
	await onWall(gallery, 'つなぎなおして います');
	await onWall(gallery, 'ありがとうございました');
	await shootWall(wall, '14f-screen-no-network');
	await wall.page.context().setOffline(false);
}
