import { expect, test } from 'vitest';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { stopEmbedded } from '../../server/database/embedded.ts';
import { startApp } from '../support/app.ts';
import { post } from '../support/meeting.ts';
import { aRunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

const awayMs = 10_000;

test('[S4] PostgreSQL stops for ten seconds: people write on, and all of it arrives once', async () => {
	const running = await startApp();
	const city = await aRunningCity(running);
	try {
		const meeting = await city.prepare();
		const { origin } = running;
		const staff = new WirePhone({ origin, meeting, cookie: city.staffCookie, view: 'staff' });
		await staff.connect();
		await staff.ask({ type: 'door.set', open: true });
		const cookie = await comeIn(origin, { token: meeting.joinToken });
		const phone = new WirePhone({ origin, meeting, cookie, view: 'phone' });
		await phone.connect();
		await phone.ask(post('まえに 書いた'));

		const back = Date.now() + awayMs;
		const people = [phone, staff];
		// On a slow machine one stop takes seconds: the ten seconds last until enough was written in them.
		const isEnough = (turns: number) => turns > 5 && phone.outbox.waiting.length > 2;
		for (let i = 0; Date.now() < back || !isEnough(i); i += 1) {
			await stopEmbedded(running.dataDir); // again and again, because the server restarts it every second
			if (i % 2 === 0) phone.post(post(`いない あいだに ${i}`));
			if (i === 1) makeGroup(staff.doc, 'group-0001' as GroupId, []);
			if (i === 5) nameGroup(staff.doc, 'group-0001' as GroupId, '雪の日');
			await comeBack(people);
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		const written = phone.outbox.waiting.length;
		expect(written).toBeGreaterThan(2);

		const returned = Date.now();
		while (phone.outbox.waiting.length > 0 || staff.board.tallies.waiting.komatta <= written) {
			await comeBack(people);
			expect(Date.now() - returned).toBeLessThan(15_000);
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		console.log(
			`database gone: ${written} notes waited, all there ${Date.now() - returned} ms after it came back`
		);

		const fresh = new WirePhone({ origin, meeting, cookie, view: 'phone' });
		// A connection of the pool can die this late: newcomers are told to try again, and phones do.
		await expect.poll(() => comeBack([fresh]).then(() => fresh.isOpen), { timeout: 15_000 }).toBe(true);
		await fresh.until(() => fresh.privateNotes.length > written);
		const texts = fresh.privateNotes.map((note) => note.text);
		expect(new Set(texts).size).toBe(texts.length);
		await fresh.until(() => fresh.board.groups[0]?.title === '雪の日');
		const [row] = await city.connection
			.sql`select count(*)::int as n from note where meeting_id = ${meeting.id}`;
		expect(row?.n).toBe(texts.length);
		expect(running.log()).not.toContain('いない あいだに');
	} finally {
		await city.close();
		await running.stop();
	}
});

async function comeBack(people: readonly WirePhone[]): Promise<void> {
	for (const each of people) {
		if (!each.isOpen) await each.connect().catch(() => undefined); // refused while the database is away
		each.outbox.reconnected();
		each.flush();
	}
}
