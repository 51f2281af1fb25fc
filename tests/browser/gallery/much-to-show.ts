/** A projector screen may have to show more, and longer texts, than is usual. */
import { expect } from '@playwright/test';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import type { Person } from '../people.ts';
import { shootProjector } from './camera.ts';
import { order, type OnlyProjector } from './meeting.ts';
import { groups, ideas, notes } from './words.ts';

const onProjector = (projector: Person, words: string) =>
	expect(projector.page.getByText(words).first()).toBeVisible();

export async function shootAtOnce({ projector, staff }: OnlyProjector): Promise<void> {
	await order(staff, { type: 'step.go', position: 0 });
	for (const [kind, text] of notes.slice(0, 13))
		await order(staff, { type: 'note.post', kind, text, as: 'staff' });
	await order(staff, { type: 'notes.show' });
	await expect(projector.page.locator('.note').nth(2)).toBeVisible();
	await shootProjector(projector, '10d-screen-at-once');
}

export async function fitAnew({ projector }: OnlyProjector): Promise<void> {
	const list = projector.page.locator('main ul[style*="--letters"]');
	const letters = () => list.evaluate((element) => element.style.getPropertyValue('--letters'));
	const before = await letters();
	await list.evaluate((element) => element.style.setProperty('--letters', '96'));
	await expect.poll(letters).toBe(before);
}

export async function shootLongNotes({ projector, staff }: OnlyProjector): Promise<void> {
	await order(staff, { type: 'note.post', kind: 'mottainai', text: longest, as: 'staff' });
	await order(staff, { type: 'notes.show' });
	await order(staff, { type: 'step.go', position: 1 });
	const last = staff.board.notes.at(-1)!;
	await order(staff, { type: 'spotlight.set', note: last.id });
	await expect(projector.page.locator('main')).toContainText(longest.slice(0, 20));
	await onProjector(projector, 'はじめの まとまりを つくります');
	await shootProjector(projector, '11f-screen-longest-loose');
	for (let i = 0; i < 12; i += 1)
		makeGroup(
			staff.doc,
			`many-000${i}` as GroupId,
			[staff.board.notes[i]!.id],
			i % 3 === 2 ? `${groups[5]!.title}と、となりの組のこと` : groups[i % 5]!.title
		);
	await expect(projector.page.locator('main li').first()).toBeVisible();
	await shootProjector(projector, '11g-screen-many-groups');
	await order(staff, { type: 'spotlight.set', note: null });
	await expect(projector.page.locator('.group').first()).toBeVisible();
	await shootProjector(projector, '11h-screen-many-groups');
	await order(staff, { type: 'step.go', position: 3 });
	await onProjector(projector, 'どれと どれを 組み合わせますか。番号で どうぞ');
	await shootProjector(projector, '12d-screen-pick-long');
}

export async function shootMuch({ projector, staff }: OnlyProjector): Promise<void> {
	const board = staff.board.notes;
	const much = [...board.slice(0, 5), board.at(-1)!].map(({ id }) => ({ type: 'note', id }) as const);
	for (const [i, members] of [much.slice(0, 2), much].entries())
		combine(staff.doc, `much-000${i}` as CombinationId, members, ideas[5].idea);
	await onProjector(projector, ideas[5].idea);
	await shootProjector(projector, '12c-screen-combine-much');
	for (const [i, hands] of [62, 0].entries())
		await order(staff, {
			type: 'vote.count',
			combination: `much-000${i}` as CombinationId,
			hands,
			stickers: 0
		});
	await order(staff, { type: 'step.go', position: 4 });
	await order(staff, { type: 'votes.open' });
	await order(staff, { type: 'votes.close' });
	await onProjector(projector, '62');
	await shootProjector(projector, '13c-screen-many-votes');
	await order(staff, { type: 'vote.count', combination: secondIdea, hands: 62, stickers: 0 });
	await onProjector(projector, 'おなじ数です');
	await shootProjector(projector, '13d-screen-tie');
}

export async function shootReport({ projector, staff }: OnlyProjector): Promise<void> {
	await order(staff, { type: 'step.go', position: 5 });
	await onProjector(projector, '地域の 進みぐあい');
	await shootProjector(projector, '14g-screen-report');
	await order(staff, { type: 'step.go', position: 6 });
	await onProjector(projector, 'ありがとうございました');
	await shootProjector(projector, '14h-screen-nothing-decided');
}

export async function shootSignedOut({ projector }: OnlyProjector, origin: string): Promise<void> {
	await projector.page.context().request.post('/sign-out', { form: {}, headers: { origin } });
	await expect(projector.page.getByText('画面の サインインが 切れました')).toBeVisible({ timeout: 30_000 });
	await shootProjector(projector, '14i-screen-signed-out');
}

const secondIdea = 'much-0001' as CombinationId;

/** No note may be longer (N2). */
const longest = 'となりの組と いっしょに 使っていた 倉庫の 道具が、だれにも 使われずに ねむっている。'
	.repeat(12)
	.slice(0, 500);
