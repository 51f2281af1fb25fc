/** Pictures of a projector screen that has to show more, and longer texts, than is usual. */
import { expect } from '@playwright/test';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId } from '#lib/board/model.ts';
import type { Person } from '../people.ts';
import { shootWall } from './camera.ts';
import { order, type Wall } from './meeting.ts';
import { groups, ideas, notes } from './words.ts';

const onWall = (wall: Person, words: string) => expect(wall.page.getByText(words).first()).toBeVisible();

export async function shootAtOnce({ wall, staff }: Wall): Promise<void> {
	await order(staff, { type: 'step.go', position: 0 });
	for (const [kind, text] of notes.slice(0, 13))
		await order(staff, { type: 'note.post', kind, text, as: 'staff' });
	await order(staff, { type: 'notes.show' });
	await expect(wall.page.locator('.note').nth(2)).toBeVisible();
	await shootWall(wall, '10d-screen-at-once', ['1024x768']);
}

export async function fitAnew({ wall }: Wall): Promise<void> {
	const cards = wall.page.locator('main ul[style*="--letters"]');
	const letters = () => cards.evaluate((list) => list.style.getPropertyValue('--letters'));
	const before = await letters();
	await cards.evaluate((list) => list.style.setProperty('--letters', '96'));
	await expect.poll(letters).toBe(before);
}

export async function shootLongNotes({ wall, staff }: Wall): Promise<void> {
	await order(staff, { type: 'note.post', kind: 'mottainai', text: longest, as: 'staff' });
	await order(staff, { type: 'notes.show' });
	await order(staff, { type: 'step.go', position: 1 });
	const last = staff.board.notes.at(-1)!;
	await order(staff, { type: 'spotlight.set', note: last.id });
	await expect(wall.page.locator('main')).toContainText(longest.slice(0, 20));
	await onWall(wall, 'はじめの まとまりを つくります');
	await shootWall(wall, '11f-screen-longest-loose', ['1024x768']);
	for (let i = 0; i < 12; i += 1)
		makeGroup(
			staff.doc,
			`many-000${i}` as GroupId,
			[staff.board.notes[i]!.id],
			i % 3 === 2 ? `${groups[5]!.title}と、となりの組のこと` : groups[i % 5]!.title
		);
	await expect(wall.page.locator('main li').first()).toBeVisible();
	await shootWall(wall, '11g-screen-many-groups', ['1024x768']);
	await order(staff, { type: 'step.go', position: 3 });
	await expect(wall.page.locator('.group').first()).toBeVisible();
	await shootWall(wall, '11h-screen-many-groups', ['1024x768']);
}

export async function shootMuch({ wall, staff }: Wall): Promise<void> {
	const board = staff.board.notes;
	const much = [...board.slice(0, 5), board.at(-1)!].map(({ id }) => ({ type: 'note', id }) as const);
	for (const [i, members] of [much.slice(0, 2), much].entries())
		combine(staff.doc, `much-000${i}` as CombinationId, members, ideas[5].idea);
	await onWall(wall, ideas[5].idea);
	await shootWall(wall, '12c-screen-combine-much', ['1024x768']);
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
	await onWall(wall, '62');
	await shootWall(wall, '13c-screen-many-votes', ['1024x768', '3840x2160']);
}

export async function shootReport({ wall, staff }: Wall): Promise<void> {
	await order(staff, { type: 'step.go', position: 5 });
	await onWall(wall, '地域の 進みぐあい');
	await shootWall(wall, '14g-screen-report', ['1024x768']);
	await order(staff, { type: 'step.go', position: 6 });
	await onWall(wall, 'ありがとうございました');
	await shootWall(wall, '14h-screen-nothing-decided');
}

export async function shootSignedOut({ wall }: Wall, origin: string): Promise<void> {
	await wall.page.context().request.post('/sign-out', { form: {}, headers: { origin } });
	await expect(wall.page.getByText('画面の サインインが 切れました')).toBeVisible({ timeout: 30_000 });
	await shootWall(wall, '14i-screen-signed-out', ['1024x768']);
}

/** The longest allowed note (N2). */
const longest = 'となりの組と いっしょに 使っていた 倉庫の 道具が、だれにも 使われずに ねむっている。'
	.repeat(12)
	.slice(0, 500);
