/** The server dies while people post. What was acknowledged is there, and nothing is there twice. */
import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { aRunningCity, type RunningCity, type PreparedMeeting } from '../support/running-city.ts';
import { post } from '../support/meeting.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 20);
const phoneCount = 20;
/** So that all rounds together stay below what a board holds; writing them takes longer than the kill waits. */
const perRound = 3; // of one phone in twenty rounds: what it may have at most (N13)

interface Row {
	id: NoteId;
	text: string;
	participant_id: string;
	posted_by: string;
}

const rowsOf = ({ connection: { sql } }: RunningCity, { id }: PreparedMeeting) =>
	sql<Row[]>`select id, text, participant_id, posted_by from note where meeting_id = ${id}`;

test(`[S1][S3] SIGKILL while ${phoneCount} phones post, ${rounds} rounds: nothing acknowledged is lost, nothing is doubled`, async () => {
	let running = await startApp();
	const { dataDir } = running;
	const city = await aRunningCity(running);
	try {
		const meeting = await city.prepare();
		const staff = await facilitator(running, city, meeting);
		await staff.ask({ type: 'door.set', open: true });
		const phones: WirePhone[] = [];
		for (let i = 0; i < phoneCount; i += 1) {
			const cookie = await comeIn(running.origin, { token: meeting.joinToken });
			phones.push(new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' }));
		}

		const sent = new Map<string, string>();
		for (let round = 0; round < rounds; round += 1) {
			await Promise.all(phones.map((phone) => phone.connect()));
			const writing = phones.map(async (phone, i) => {
				for (let k = 0; k < perRound && phone.isOpen; k += 1) {
					const text = `紙 ${round}-${i}-${k}`;
					const id = phone.post(post(text));
					sent.set(id, text);
					await phone.until(() => phone.answers.has(id) || !phone.isOpen);
				}
			});
			await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 120));
			await running.kill();
			await Promise.all(writing);
			running = await startApp({ dataDir });
			for (const phone of phones) phone.moveTo(running.origin);
		}

		// Everybody comes back and resends what was never answered.
		await Promise.all(phones.map((phone) => phone.connect()));
		await Promise.all(phones.map((phone) => phone.until(() => phone.outbox.waiting.length === 0)));
		const answers = phones.flatMap((phone) => [...phone.answers.values()]);
		const acknowledged = answers.filter((answer) => answer.ok).map((answer) => answer.id);

		const rows = await rowsOf(city, meeting);
		const byCommand = new Map(rows.map((row) => [row.posted_by, row.text]));
		const missing = acknowledged.filter((id) => byCommand.get(id) !== sent.get(id));
		const doubled = rows.length - byCommand.size;
		console.log(
			`kill: ${rounds} rounds, ${sent.size} sent, ${acknowledged.length} acknowledged, missing ${missing.length}, doubled ${doubled}`
		);
		expect(missing).toEqual([]);
		expect(doubled).toBe(0);
		expect(acknowledged.length).toBe(sent.size);
		expect(rows.length).toBe(sent.size);
		expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
		expect(phones[0]?.board.tallies.waiting.komatta).toBe(rows.length);
	} finally {
		await city.close();
		await running.kill();
		await running.stop();
	}
});

async function facilitator(
	running: RunningApp,
	city: RunningCity,
	meeting: PreparedMeeting
): Promise<WirePhone> {
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	return staff;
}
