/** The gallery is taken here of the pages around a meeting that staff read, and of what they print. */
import { shoot, shootPrintOut } from './camera.ts';
import type { Gallery } from './meeting.ts';
import { todo } from './words.ts';

export async function shootStaffPages({ desk, meeting }: Gallery): Promise<void> {
	const at = `/meetings/${meeting.id}`;
	await desk.page.goto('/actions');
	const action = await desk.page.getByRole('link', { name: todo[0].what, exact: true }).getAttribute('href');
	const pages = [
		['19-actions', '/actions'],
		['20-action', action ?? ''],
		['20-meetings', '/meetings'],
		['20-meeting', at],
		['17-minutes', `${at}/minutes`],
		['23-captions', `${at}/captions`],
		['23-import', `${at}/ahead/import`],
		['23-plan', `${at}/plan`],
		['23-prepare', '/meetings/prepare'],
		['23-councils', '/councils']
	] as const;
	for (const [name, path] of pages) {
		await desk.page.goto(path);
		await desk.page.waitForLoadState('networkidle');
		await shoot(desk, name, { whole: true });
	}
	await desk.page.setViewportSize({ width: 360, height: 740 });
	for (const [name, path] of pages) {
		await desk.page.goto(path);
		await desk.page.waitForLoadState('networkidle');
		await shoot(desk, name.replace('-', 'p-'), { whole: true });
	}
	await desk.page.setViewportSize({ width: 1366, height: 768 });
}

export async function shootPrintOuts({ desk, meeting }: Gallery): Promise<void> {
	const at = `/meetings/${meeting.id}`;
	for (const [name, path] of [
		['23-print-cards', `${at}/cards`],
		['17-print-minutes', `${at}/minutes/print`],
		['22-print-actions', `${at}/sheet`],
		['22-print-actions-large', `${at}/sheet?letters=large`],
		['22-print-groups', `${at}/sheet/groups`]
	] as const) {
		await desk.page.goto(path);
		await desk.page.waitForLoadState('networkidle');
		await shootPrintOut(desk, name);
	}
}
