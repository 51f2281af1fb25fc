/** The gallery is taken here from 決める to the end, and of a projector screen without a network. */
import { shoot, shootPhone, shootProjector } from './camera.ts';
import { decide, fillIn, goTo, order, type Gallery } from './meeting.ts';
import { onPhone, onProjector } from './seen.ts';
import { todo } from './words.ts';

export async function shootDecisions(gallery: Gallery): Promise<void> {
	const { desk, projector, phone } = gallery;
	await goTo(gallery, 'decide');
	await fillIn(gallery, 0);
	await onProjector(gallery, todo[0].what);
	await Promise.all([shootProjector(projector, '14-screen-decide'), shoot(desk, '14-board-decide')]);
	await decide(gallery);
	await onProjector(gallery, todo[3].what);
	await Promise.all([
		shootProjector(projector, '14b-screen-decided'),
		shootPhone(phone, '07a-phone-decided')
	]);
}

export async function shootEnd(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff } = gallery;
	await goTo(gallery, 'close');
	await onProjector(gallery, todo[3].what);
	await Promise.all([shootProjector(projector, '14c-screen-close'), shoot(desk, '14c-board-close')]);
	await order(staff, { type: 'meeting.close' });
	await onPhone(gallery, '会議は おわりました');
	await Promise.all([shootPhone(phone, '07-phone-result'), shoot(desk, '14d-board-wrapup')]);
	await order(staff, { type: 'meeting.finish' });
	await onProjector(gallery, 'ありがとうございました');
	await Promise.all([shootProjector(projector, '14e-screen-end'), shootPhone(phone, '07c-phone-final')]);
}

export async function shootWithoutNetwork(gallery: Gallery): Promise<void> {
	const { projector } = gallery;
	await projector.page.context().setOffline(true);
	await projector.page.clock.fastForward(45_000);
	await onProjector(gallery, 'つなぎなおして います');
	await onProjector(gallery, 'ありがとうございました');
	await shootProjector(projector, '14f-screen-no-network');
	await projector.page.context().setOffline(false);
}
