/**
 * Kills the server, its database or both while people write. What was acknowledged is looked up in
 * the database before anybody reconnects and could resend it. At the end everything is stored
 * exactly once.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { startApp, type RunningApp } from '../../support/app.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { removeTestFolder } from '../../support/test-folder.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { Chance } from '../chance.ts';
import { deaths, dieAndReturn, type Death } from '../crash.ts';
import { atLeast, none, told, type Figure, type Line } from '../line.ts';
import { storedBoard, storedDoc, storedNotes, withoutReceipt } from '../stored.ts';
import { LaptopWriter, PhoneWriter, type Writer } from '../writers.ts';

interface Scale {
	readonly seed: number;
	readonly rounds: number;
	readonly boards: number;
	readonly phones: number;
	/** Number of writes of each person in a round. */
	readonly writes: number;
	readonly deaths?: readonly Death[];
}

interface Board {
	readonly meeting: PreparedMeeting;
	readonly phones: readonly PhoneWriter[];
	readonly laptops: readonly LaptopWriter[];
}

export interface KillCounts {
	readonly commands: number;
	readonly edits: number;
	/** Writes that were acknowledged and are not stored, right after a death or at the end. */
	readonly lost: number;
	readonly doubled: number;
	/** Copies that differ from the log at the end. */
	readonly different: number;
	/** Commands that were refused for good, although all are valid. */
	readonly refused: number;
	/** People whose writes were not acknowledged within a minute. */
	readonly stuck: number;
}

const laptopsOfBoard = 2;

export async function killRounds(scale: Scale): Promise<KillCounts> {
	const chance = new Chance(scale.seed);
	let running = await startApp();
	const { dataDir } = running;
	const city = await aRunningCity(running);
	try {
		const boards: Board[] = [];
		for (let i = 0; i < scale.boards; i += 1) boards.push(await open(running, city, scale.phones, `b${i}`));
		const people = boards.flatMap(({ phones, laptops }): readonly Writer[] => [...phones, ...laptops]);
		const found = { lost: 0, stuck: 0, acknowledged: new Set<string>() };
		for (let round = 0; round < scale.rounds; round += 1) {
			const writing = people.map((each) => writeOn(each, scale.writes, chance));
			await pause(chance.between(5, 140));
			const allDeaths = scale.deaths ?? deaths;
			running = await dieAndReturn(allDeaths[round % allDeaths.length]!, running, city);
			await Promise.all(writing);
			found.lost += await lostOf(boards, city, found.acknowledged);
			for (const { wire } of people) wire.moveTo(running.origin);
			found.stuck = await drain(people);
			if (found.stuck > 0) break; // more rounds would tell nothing new
			if ((round + 1) % 10 === 0) console.log(`   kill: round ${round + 1}, lost ${found.lost}`);
		}
		return { ...(await counts(boards, city, found.lost)), stuck: found.stuck };
	} finally {
		await city.close();
		await running.kill();
		await removeTestFolder(dataDir);
	}
}

async function open(running: RunningApp, city: RunningCity, phones: number, name: string): Promise<Board> {
	const { origin } = running;
	const meeting = await city.prepare();
	const enter = async (cookie: string, view: 'staff' | 'phone') => {
		const wire = new WirePhone({ origin, meeting, cookie, view, remembers: false });
		await wire.connect();
		return wire;
	};
	const laptops: LaptopWriter[] = [];
	for (let i = 0; i < laptopsOfBoard; i += 1)
		laptops.push(new LaptopWriter(await enter(await city.signInAgain(), 'staff'), `${name}s${i}`));
	await laptops[0]!.wire.ask({ type: 'door.set', open: true });
	const writers: PhoneWriter[] = [];
	for (let i = 0; i < phones; i += 1) {
		const cookie = await comeIn(origin, { token: meeting.joinToken });
		writers.push(new PhoneWriter(await enter(cookie, 'phone'), `${name}p${i}`));
	}
	return { meeting, phones: writers, laptops };
}

/** It does not wait for answers, so that a death always hits something under way. */
async function writeOn(writer: Writer, writes: number, chance: Chance): Promise<void> {
	for (let i = 0; i < writes; i += 1) {
		writer.write(chance);
		if (i === 0 && writer instanceof LaptopWriter) writer.count();
		await pause(chance.between(0, 30));
	}
}

/** Counts acknowledged writes that are not stored, before anybody reconnects. */
async function lostOf(boards: readonly Board[], city: RunningCity, seen: Set<string>): Promise<number> {
	let lost = 0;
	for (const { meeting, phones, laptops } of boards) {
		const answers = [...phones, ...laptops].flatMap(({ wire }) => [...wire.answers.values()]);
		const fresh = answers.filter(({ id, ok }) => ok && !seen.has(id)).map(({ id }) => id);
		for (const id of fresh) seen.add(id);
		lost += (await withoutReceipt(city, fresh)).length;

		const posted = new Set((await storedNotes(city, meeting.id)).map((note) => note.posted_by));
		for (const phone of phones)
			lost += phone.posts.filter((id) => phone.wire.answers.get(id)?.ok && !posted.has(id)).length;

		const { store } = await storedDoc(city, meeting.id);
		const clocks = new Map([...store.clients].map(([client, all]) => [client, endOf(all.at(-1))]));
		for (const { wire } of laptops) lost += (clocks.get(wire.doc.clientID) ?? 0) < wire.storedClock ? 1 : 0;
	}
	return lost;
}

const endOf = (last: { id: { clock: number }; length: number } | undefined) =>
	last ? last.id.clock + last.length : 0;

/**
 * Reconnects everybody until nothing waits. Returns how many people did not succeed in a minute.
 */
async function drain(people: readonly Writer[]): Promise<number> {
	const isDone = (each: Writer) =>
		each.wire.isOpen &&
		each.wire.outbox.waiting.length === 0 &&
		(!(each instanceof LaptopWriter) || each.isStored);
	const giveUpAt = Date.now() + 60_000;
	for (let turn = 0; !people.every(isDone); turn += 1) {
		if (Date.now() > giveUpAt) return people.filter((each) => !isDone(each)).length;
		await Promise.all(
			people.map(async ({ wire }) => {
				if (!wire.isOpen) return wire.connect().catch(() => undefined); // the next turn tries again
				if (turn % 10 === 0) wire.outbox.reconnected(); // resends, since the death may have lost the answer
				wire.flush();
			})
		);
		await pause(100);
	}
	return 0;
}

async function counts(
	boards: readonly Board[],
	city: RunningCity,
	lostEarlier: number
): Promise<Omit<KillCounts, 'stuck'>> {
	let [commands, edits, lost, doubled, different, refused] = [0, 0, lostEarlier, 0, 0, 0];
	for (const { meeting, phones, laptops } of boards) {
		const people = [...phones, ...laptops];
		const answers = people.flatMap(({ wire }) => [...wire.answers.values()]);
		const acknowledged = answers.filter(({ ok }) => ok);
		commands += acknowledged.length;
		edits += laptops.reduce((sum, laptop) => sum + laptop.edits, 0);
		refused += people.reduce((sum, { wire }) => sum + wire.outbox.returned.length, 0);

		const notes = await storedNotes(city, meeting.id);
		const words = new Map(notes.map((note) => [note.posted_by, note.text]));
		doubled += notes.length - words.size;
		for (const { lastWords } of phones)
			for (const [posted, text] of lastWords) lost += words.get(posted) === text ? 0 : 1;
		doubled += Math.max(0, words.size - phones.reduce((sum, { posts }) => sum + posts.length, 0));

		const counted = laptops.reduce((sum, laptop) => sum + laptop.counted, 0);
		const attendance = await attendanceOf(city, meeting);
		lost += Math.max(0, counted - attendance);
		doubled += Math.max(0, attendance - counted);

		const board = await storedBoard(city, meeting.id);
		const titles = new Map(board.groups.map(({ id, title }) => [id, title]));
		for (const laptop of laptops)
			for (const [id, title] of laptop.titles) lost += titles.get(id) === title ? 0 : 1;
		const made = laptops.reduce((sum, laptop) => sum + laptop.titles.size, 0);
		doubled += Math.max(0, board.groups.length - made);
		const truth = JSON.stringify(board);
		different += await countOf(people, async ({ wire }) => {
			const isEqual = () => JSON.stringify(wire.board) === truth;
			await wire.until(isEqual).catch(() => undefined); // the next line decides
			return !isEqual();
		});
	}
	return { commands, edits, lost, doubled, different, refused };
}

async function countOf<T>(items: readonly T[], is: (item: T) => Promise<boolean>): Promise<number> {
	return (await Promise.all(items.map(is))).filter(Boolean).length;
}

async function attendanceOf({ connection: { sql } }: RunningCity, { id }: PreparedMeeting): Promise<number> {
	const [row] = await sql<{ people: number }[]>`
		select coalesce(sum(people), 0)::int as people from attendance where meeting_id = ${id}`;
	return row?.people ?? 0;
}

export const kill: Line = {
	name: 'kill',
	about: 'the server, PostgreSQL (stop -m immediate) or both die while people write',
	minutes: 20,
	run: async ({ seed, quick }): Promise<readonly Figure[]> => {
		const scale = quick
			? { rounds: 6, boards: 2, phones: 10, writes: 5 }
			: { rounds: 100, boards: 4, phones: 9, writes: 5 };
		const found = await killRounds({ seed, ...scale });
		return [
			told('rounds: server, database, both in turn', scale.rounds),
			atLeast('commands and edits acknowledged', found.commands + found.edits, quick ? 500 : 20_000),
			told('edits of facilitators among them', found.edits),
			none('acknowledged and lost', found.lost),
			none('doubled', found.doubled),
			none('refused', found.refused),
			none('people whose words did not arrive within a minute', found.stuck),
			none('copies that differ from the log in the end', found.different)
		];
	}
};
