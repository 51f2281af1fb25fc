/**
 * After a shown note is withdrawn and another is handed off, their texts must be nowhere. The texts
 * are unique to the run, and the search has to find them in every place before they are erased.
 */
import path from 'node:path';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import type { Answer } from '#lib/wire/frames.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { startApp, type RunningApp } from '../../support/app.ts';
import { post } from '../../support/meeting.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../../support/running-city.ts';
import { removeTestFolder } from '../../support/test-folder.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { Chance } from '../chance.ts';
import { atLeast, none, told, type Figure, type Line } from '../line.ts';
import { addressesOf, filesWith, tablesWith, vacuumFull } from '../search.ts';

/** PostgreSQL overwrites its WAL in its own time, so nothing is promised about it. */
const walFolder = 'pg_wal';

const letters = [...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ'];
const wordsOf = (chance: Chance) => Array.from({ length: 14 }, () => chance.pick(letters)).join('');

interface Scene {
	readonly city: RunningCity;
	readonly meeting: PreparedMeeting;
	readonly texts: readonly string[];
	readonly people: readonly WirePhone[];
}

async function enter(running: RunningApp, city: RunningCity, meeting: PreparedMeeting, view: View) {
	const { origin } = running;
	const key = { token: view === 'screen' ? meeting.screenToken : meeting.joinToken };
	const path = view === 'screen' ? '/screen' : '/join';
	const cookie = view === 'staff' ? city.staffCookie : await comeIn(origin, key, path);
	const wire = new WirePhone({ origin, meeting, cookie, view });
	await wire.connect();
	return { wire, cookie };
}
type View = 'staff' | 'screen' | 'phone';

async function run({ seed }: { seed: number }): Promise<readonly Figure[]> {
	const chance = new Chance(seed);
	let running = await startApp();
	const { dataDir } = running;
	const city = await aRunningCity(running);
	try {
		const meeting = await city.prepare();
		const { wire: staff } = await enter(running, city, meeting, 'staff');
		await staff.ask({ type: 'door.set', open: true });
		const { wire: author, cookie } = await enter(running, city, meeting, 'phone');
		const others = [
			(await enter(running, city, meeting, 'phone')).wire,
			(await enter(running, city, meeting, 'screen')).wire
		];
		const people = [staff, author, ...others];
		const texts = [wordsOf(chance), wordsOf(chance)];
		const scene: Scene = { city, meeting, texts, people };
		const [withdrawn, handedOn] = await furnish(scene, staff, author);

		const cluster = path.join(dataDir, 'postgres-18');
		await city.connection.sql`checkpoint`;
		const filesBefore = filesWith(cluster, texts, [walFolder]);
		const before = await tablesOf(scene);
		const pagesBefore = await pagesWith(running, scene, cookie);
		const shown = others.filter((wire) => texts.every((text) => wire.sawText(text))).length;

		// Each text has a mark of its own, because frames may hold the second one until it is
		// erased.
		const marks: number[][] = [];
		const erase = async (ask: () => Promise<Answer>) => {
			marks.push(people.map(({ received }) => received.length));
			return ask();
		};
		const erased = [
			await erase(() => author.ask({ type: 'note.withdraw', note: withdrawn })),
			await erase(() =>
				staff.ask({ type: 'note.handoff', note: handedOn, field: 'other', destination: 'other' })
			)
		];
		await Promise.all(
			people.map((wire) =>
				wire.until(() => !wire.board.notes.some(({ text }) => texts.includes(text))).catch(() => undefined)
			)
		);
		await staff.ask({ type: 'meeting.close' });

		const late = texts.flatMap((text, which) =>
			people.flatMap(({ received }, i) =>
				received.slice(marks[which]![i]).filter((bytes) => bytes.includes(text))
			)
		);
		const fresh: WirePhone[] = [];
		for (const view of ['staff', 'phone', 'screen'] as const)
			fresh.push((await enter(running, city, meeting, view)).wire);
		const tables = await tablesOf(scene);
		const pages = await pagesWith(running, scene, cookie);
		await vacuumFull(city);
		const files = filesWith(cluster, texts, [walFolder]);
		const log = running.log();
		await running.kill();
		running = await startApp({ dataDir });
		const restarted = (await enter(running, city, meeting, 'phone')).wire;
		const logs = filesWith(dataDir, texts, ['postgres-18']);
		const has = (bytes: Buffer) => texts.some((text) => bytes.includes(text));
		return [
			told('tables that held the words before', before.join(' ')),
			atLeast('data files that held them before', filesBefore.length, 1),
			atLeast('pages that showed them before', pagesBefore.length, 3),
			atLeast('devices of others that showed them', shown, others.length),
			none('refusals to erase', erased.filter(({ ok }) => !ok).length),
			none(`tables that hold them ${tables.join(' ')}`.trim(), tables.length),
			none('frames to phones, screen and laptop since', late.length),
			none(
				'frames to who came later',
				[...fresh, restarted].flatMap(({ received }) => received).filter(has).length
			),
			none(`pages, sheets and their data ${pages.join(' ')}`.trim(), pages.length),
			none(
				'lines of the server’s log, files beside the database',
				(has(Buffer.from(log)) ? 1 : 0) + logs.length
			),
			none('data files after VACUUM FULL and a checkpoint, without WAL', files.length)
		];
	} finally {
		await city.close();
		await running.kill();
		await removeTestFolder(dataDir);
	}
}

/** Puts the texts wherever people can repeat them, and returns the two notes. */
async function furnish(
	scene: Scene,
	staff: WirePhone,
	author: WirePhone
): Promise<readonly [NoteId, NoteId]> {
	const { texts, city, meeting } = scene;
	const notes: NoteId[] = [];
	for (const text of [...texts, 'のこる 紙']) {
		const answer = await author.ask(post(text));
		if (!answer.ok) throw new Error(answer.refusal);
		notes.push(answer.result.note as NoteId);
	}
	await staff.ask({ type: 'notes.show' });
	await staff.until(() => staff.board.notes.length === notes.length);
	for (const [i, text] of texts.entries()) {
		const note = notes[i]!;
		makeGroup(staff.doc, `group-000${i}` as GroupId, [note], text);
		combine(staff.doc, `idea-0000${i}` as CombinationId, [{ type: 'note', id: note }], text);
	}
	await staff.until(() => staff.storedClock >= staff.ownClock);
	await staff.ask({ type: 'step.go', position: 2 });
	for (const [i, text] of texts.entries()) {
		const words = { what: text, firstStep: '', owner: '', helpers: '', due: { kind: 'undecided' } } as const;
		const combination = `idea-0000${i}` as CombinationId;
		await staff.ask({ type: 'action.decide', result: 'do', ...words, combination });
	}
	await beginMinutes(city.app, { municipality: city.municipality, meeting: meeting.id });
	await new Promise((resolve) => setTimeout(resolve, 2_500)); // the projection writes a second later
	return [notes[0]!, notes[1]!];
}

async function tablesOf({ city, texts }: Scene): Promise<string[]> {
	const found = await Promise.all(texts.map((text) => tablesWith(city, text)));
	return [...new Set(found.flat())].toSorted();
}

/** Reads pages, sheets and their data as staff and as the author. */
async function pagesWith(
	running: RunningApp,
	{ city, meeting, texts }: Scene,
	guest: string
): Promise<string[]> {
	const found = new Set<string>();
	for (const cookie of [city.staffCookie, guest])
		for (const address of addressesOf(meeting.id)) {
			const answer = await fetch(running.origin + address, { headers: { cookie }, redirect: 'manual' });
			const body = await answer.text();
			if (texts.some((text) => body.includes(text))) found.add(address.replace(meeting.id, '…'));
		}
	return [...found];
}

export const erasure: Line = {
	name: 'erasure',
	about: 'a note withdrawn after it was shown, and one handed on: their words are nowhere',
	minutes: 5,
	run
};
