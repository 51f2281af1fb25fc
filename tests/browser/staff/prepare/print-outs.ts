/** Each print-out of a meeting takes as many sheets as people expect. */
import { expect } from '@playwright/test';
import type { PreparedMeeting } from '../../../support/running-city.ts';
import { look, wantsPictures, type Person } from '../../people.ts';

export async function printEverything(laptop: Person, meeting: PreparedMeeting): Promise<void> {
	const { page } = laptop;
	for (const [name, query, sheets] of [
		['cards', 'what=cards&people=4', 5],
		['table', 'what=table', 1],
		['table-small', 'what=table&size=a6', 1],
		['agenda', 'what=agenda', 1],
		['agenda-large', 'what=agenda&letters=large', null],
		['actions', 'what=actions', 1],
		['actions-large', 'what=actions&letters=large', 1]
	] as const) {
		await page.goto(`/meetings/${meeting.id}/cards?${query}`);
		await look(laptop, `prepare-print-${name}`);
		const pdf = await page.pdf({
			preferCSSPageSize: true,
			path: `tests/browser/pictures/prepare-${name}.pdf`
		});
		const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length;
		if (sheets) expect(pages, name).toBe(sheets);
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 794, height: 1123 });
		if (wantsPictures)
			await page.screenshot({ path: `tests/browser/pictures/prepare-paper-${name}.png`, fullPage: true });
		await page.emulateMedia({ media: null });
		await page.setViewportSize({ width: 1366, height: 768 });
	}
}
