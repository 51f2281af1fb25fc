/** The gallery is taken here from まとめる to 選ぶ. */
import { expect } from '@playwright/test';
import { shoot, shootPhone, shootProjector } from './camera.ts';
import { goTo, makeGroups, makeIdeas, order, vote, type Gallery } from './meeting.ts';
import { onProjector } from './seen.ts';
import { groups, ideas } from './words.ts';

export async function shootGroups(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff } = gallery;
	await goTo(gallery, 'group');
	await order(staff, { type: 'timer.start', seconds: 522 });
	await onProjector(gallery, 'はじめの まとまりを つくります');
	await shootProjector(projector, '11a-screen-first-loose');
	await makeGroups(gallery);
	await onProjector(gallery, groups[0]!.title);
	await Promise.all([
		shootProjector(projector, '11-screen-loose'),
		shootPhone(phone, '05-phone-group'),
		shoot(desk, '15a-board-one-by-one')
	]);
	await desk.page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	await shoot(desk, '15-board');
	await expect(projector.page.locator('.group').first()).toBeVisible();
	await shootProjector(projector, '11-screen-groups');
	await goTo(gallery, 'break');
	await order(staff, { type: 'timer.start', seconds: 272 });
	await onProjector(gallery, 'ゆっくり してください');
	await Promise.all([shootProjector(projector, '11c-screen-break'), shootPhone(phone, '05b-phone-break')]);
}

/** No line may be longer (AC-12). */
const longestCaption = '雪の日の 話です。ごみ置き場まで 歩けない 人が、組に 三人 いるそうです。'.padEnd(
	50,
	'と'
);

export async function shootIdeas(gallery: Gallery): Promise<void> {
	const { desk, projector, phone } = gallery;
	await goTo(gallery, 'combine');
	await onProjector(gallery, 'どれと どれを 組み合わせますか。番号で どうぞ');
	await shootProjector(projector, '12a-screen-pick');
	await order(gallery.staff, { type: 'captions.set', words: longestCaption });
	await onProjector(gallery, longestCaption);
	await shootProjector(projector, '11i-screen-captions');
	await order(gallery.staff, { type: 'captions.set', words: null });
	await makeIdeas(gallery, 0, 1);
	await onProjector(gallery, ideas[0].idea);
	await shootProjector(projector, '12-screen-combine');
	await makeIdeas(gallery, 1, 6);
	await onProjector(gallery, ideas[5].idea);
	await Promise.all([
		shootProjector(projector, '12b-screen-combine-long'),
		shoot(desk, '16-combine'),
		shootPhone(phone, '06a-phone-combine')
	]);
}

export async function shootVotes(gallery: Gallery): Promise<void> {
	const { desk, projector, phone, staff } = gallery;
	await goTo(gallery, 'choose');
	await order(staff, { type: 'votes.open' });
	await onProjector(gallery, 'シールを はっています');
	await vote(gallery);
	await Promise.all([
		shootProjector(projector, '13a-screen-choose'),
		shootPhone(phone, '06-phone-choose'),
		shoot(desk, '13-board-choose')
	]);
	await order(staff, { type: 'votes.close' });
	await onProjector(gallery, 'ほか 1つの案も 記録に のこします');
	await Promise.all([shootProjector(projector, '13-screen-votes'), shootPhone(phone, '06b-phone-votes')]);
}
