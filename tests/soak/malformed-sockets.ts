/** Sends malformed frames to a real server, through `ws`, the upgrade and down to PostgreSQL. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { closeCodes } from '#lib/wire/frames.ts';
import { limits } from '../../server/live/limits.ts';
import { Stage } from '../security/stage.ts';
import { percentile } from '../bench/figures.ts';
import { startApp } from '../support/app.ts';
import { post } from '../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { Chance } from './chance.ts';
import { garbage, validFrames } from './garbage.ts';
import { outcomeOf } from './meaning.ts';
import { storedDoc } from './stored.ts';

const strangers = 12;
const editors = 3;
const understood: readonly number[] = [
	closeCodes.unreadable,
	closeCodes.guestEdit,
	closeCodes.serverRoot,
	closeCodes.tryAgain,
	closeCodes.tooFast // the server has its real clock, so its limits apply
];

export interface SocketCounts {
	readonly malformed: number;
	readonly astray: number;
	/** Tables whose rows have changed. */
	readonly changes: readonly string[];
	readonly crashes: number;
	/** Milliseconds until a command was acknowledged on a board that nobody attacks. */
	readonly otherP99: number;
}

export async function floodServer({ seed, frames }: { seed: number; frames: number }): Promise<SocketCounts> {
	const { stage } = await Stage.build();
	const running = await startApp();
	const city = await aRunningCity(running);
	try {
		const { origin } = running;
		const [meeting, elsewhere] = [await city.prepare(), await city.prepare()];
		const enter = async (at: PreparedMeeting, view: 'staff' | 'phone') => {
			const cookie =
				view === 'staff' ? await city.signInAgain() : await comeIn(origin, { token: at.joinToken });
			const wire = new WirePhone({ origin, meeting: at, cookie, view, remembers: false });
			await wire.connect();
			return wire;
		};
		for (const at of [meeting, elsewhere])
			await (await enter(at, 'staff')).ask({ type: 'door.set', open: true });
		const honest = await enter(elsewhere, 'phone');
		const crowd: { wire: WirePhone; edits: boolean }[] = [];
		for (let i = 0; i < strangers; i += 1)
			crowd.push({ wire: await enter(meeting, i < editors ? 'staff' : 'phone'), edits: i < editors });

		const doc = await storedDoc(city, meeting.id);
		const board = Y.encodeStateAsUpdate(doc);
		const valid = validFrames(stage.things, doc);
		await isProjected(city, meeting);
		const before = await everythingOf(city, meeting);
		const left = { frames, astray: 0, isOver: false };
		const took: number[] = [];
		const writing = writeHonestly(honest, left, took);
		await Promise.all(
			crowd.map(async ({ wire, edits }, i) => {
				const chance = new Chance(seed + i);
				const most = edits ? limits.editorFrameBytes : limits.guestFrameBytes;
				while (left.frames > 0) {
					const frame = garbage(valid, most, chance);
					const expected = outcomeOf(frame, edits, board);
					if (expected === 'valid') continue;
					left.frames -= 1;
					await comeBack(wire);
					wire.answers.clear();
					wire.sendBytes(frame);
					if (expected === 'passed') continue;
					const isAnswered = () => wire.answers.size > 0 || wire.closedWith !== null;
					await wire.until(isAnswered).catch(() => (left.astray += 1));
					if (wire.closedWith !== null && !understood.includes(wire.closedWith)) left.astray += 1;
				}
			})
		);
		left.isOver = true;
		await writing;
		const after = await everythingOf(city, meeting);
		const alive = (await fetch(`${origin}/healthz`)).ok;
		return {
			malformed: frames - left.frames,
			astray: left.astray,
			changes: [...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table),
			crashes: alive ? 0 : 1,
			otherP99: percentile(took, 0.99)
		};
	} finally {
		await city.close();
		await running.stop();
	}
}

/** The server keeps an editor out for a while after too many refusals. */
async function comeBack(wire: WirePhone): Promise<void> {
	while (!wire.isOpen)
		await wire.connect().catch(async (error: unknown) => {
			if (wire.closedWith !== closeCodes.tooFast) throw error;
			await pause(500);
		});
}

/** Changes one note every 200 ms. */
async function writeHonestly(honest: WirePhone, left: { isOver: boolean }, took: number[]): Promise<void> {
	const answer = await honest.ask(post('しずかな 板'));
	if (!answer.ok) throw new Error(answer.refusal);
	for (let i = 0; !left.isOver; i += 1) {
		const since = performance.now();
		const id = honest.post({
			type: 'note.edit',
			note: answer.result.note as never,
			text: `しずかな 板 ${i}`
		});
		await honest.until(() => honest.answers.has(id));
		took.push(performance.now() - since);
		await pause(200);
	}
}

/** Waits for the projection, which writes rows about a second after the board. */
async function isProjected({ connection: { sql } }: RunningCity, { id }: PreparedMeeting): Promise<void> {
	for (let left = 100; left > 0; left -= 1) {
		const level = await sql`
			select 1 from board join board_projection using (meeting_id, seq) where meeting_id = ${id}`;
		if (level.length > 0) return;
		await pause(100);
	}
	throw new Error('the rows of the board do not follow it');
}

/**
 * Returns the rows of this meeting as text, by table. The log stands for its document, because
 * compaction may merge its rows at any time.
 */
async function everythingOf(
	city: RunningCity,
	{ id }: PreparedMeeting
): Promise<ReadonlyMap<string, string>> {
	const { sql } = city.connection;
	const tables = await sql<{ name: string }[]>`
		select table_name as name from information_schema.columns
		where table_schema = 'public' and column_name = 'meeting_id' order by 1`;
	const rows = new Map<string, string>();
	for (const { name } of tables)
		rows.set(
			name,
			JSON.stringify(await sql`select t::text from ${sql(name)} t where meeting_id = ${id} order by 1`)
		);
	const state = Y.encodeStateAsUpdate(await storedDoc(city, id));
	return rows.set('board_update', Buffer.from(state).toString('base64'));
}
