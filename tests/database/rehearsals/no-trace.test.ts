/** A rehearsal (練習) leaves no row behind, in no table. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { enterScope } from '#lib/server/db/scope.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { endRehearsal } from '#lib/server/rehearsals/end-rehearsal.ts';
import { rehearsalOf } from '#lib/server/rehearsals/running-rehearsal.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { dump, runThrough, Setup } from './setup.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

/** A meeting of a rehearsal writes into all the others. */
const untouched = [
	'__drizzle_migrations',
	'account',
	'account_role',
	'affiliation_setting',
	'area',
	'area_fact',
	'area_parent',
	'area_predecessor',
	'audit_event', // C59: what is tried out is nobody's act
	'commission',
	'commission_area',
	'council_member',
	'council_organization',
	'council_template',
	'day_key', // nobody makes a key for a rehearsal, see below
	'handoff_place',
	'handoff_place_area',
	'member_attendance',
	'one_time_link',
	'organization',
	'organization_area',
	'organization_link',
	'recovery_code',
	'remote_request', // nor does a phone become a remote
	'scribe_key', // nor one for 代筆
	'second_factor',
	'session',
	'setup_link'
];

test('after a rehearsal that did all that a meeting can do, every table reads as before, in each of its rows', async () => {
	const setup = await Setup.begin(database);
	const before = await dump(database);

	const board = await setup.rehearse();
	await runThrough(setup, board);
	await expect(makeDayKey(setup.app, setup.person, board.meeting)).rejects.toThrow('no such meeting');
	const during = await dump(database);
	const same = Object.keys(before).filter((table) => before[table]!.join() === during[table]!.join());
	expect(same.toSorted()).toEqual(untouched.toSorted());

	await endRehearsal(setup.app, (await rehearsalOf(setup.app, setup.person))!);
	expect(await dump(database)).toEqual(before);
});

test('while it runs, no row of the real 市町村 is other than before, but the one that names the rehearsal', async () => {
	const setup = await Setup.begin(database);
	const before = await dump(database);
	const board = await setup.rehearse();
	await runThrough(setup, board);
	const during = await dump(database);
	for (const [table, rows] of Object.entries(before))
		expect([table, rows.filter((row) => !during[table]!.includes(row))]).toEqual([table, []]);
	const added = Object.entries(during).flatMap(([table, rows]) =>
		rows.filter((row) => !before[table]!.includes(row)).map((row) => ({ table, row }))
	);
	const named = added.filter(({ row }) => row.includes(setup.city.municipality)).map(({ table }) => table);
	expect(named).toEqual(['rehearsal']);
	expect(added.length).toBeGreaterThan(60);
	await endRehearsal(setup.app, (await rehearsalOf(setup.app, setup.person))!);
});

test('it rehearses the plan of its meeting, with notes that wait, numbers and a code of its own', async () => {
	const setup = await Setup.begin(database);
	const agenda = [
		{ step: 'write', title: '書く', minutes: 7, kind: null },
		{ step: 'close', title: '確認', minutes: 5, kind: null }
	] as const;
	const plan = { theme: '冬の 買い物', rules: '人の 名前を 書かない', confidentiality: 'public' } as const;
	await setup.ask(
		setup.meeting,
		{ type: 'meeting.plan', ...plan, reveal: 'at_once', stickers: 5, agenda: [...agenda], rechecked: true },
		{ ...setup.staff, coordinates: true }
	);
	const board = await setup.rehearse();
	const rehearsed = await boardOf(setup.app, board);
	expect(rehearsed).toMatchObject({ ...plan, reveal: 'at_once', stickers: 5, agenda, phase: 'draft' });
	expect(rehearsed.title).toBe('練習：葉月台 支えあい会議 第1回');
	expect(rehearsed.tallies.waiting).toEqual({ komatta: 9, mottainai: 9 });
	expect(await findMeeting(setup.app, board)).toMatchObject({ ...plan, stickers: 5, agenda });
	const [real, own] = [await findMeeting(setup.app, setup.meeting), await findMeeting(setup.app, board)];
	expect(own?.id).not.toBe(real?.id);
	await setup.openDoor(board);
	const joined = await setup.join(board, 'code');
	expect([joined.meeting, joined.municipality]).toEqual([board.meeting, board.municipality]);
	await endRehearsal(setup.app, (await rehearsalOf(setup.app, setup.person))!);
});

test('a tenant that is no rehearsal is never deleted, whoever names it', async () => {
	const setup = await Setup.begin(database);
	const before = await dump(database);
	const { municipality } = setup.city;
	await endRehearsal(setup.app, { tenant: municipality, municipality });
	await setup.rehearse();
	const other = await Setup.begin(database);
	const running = (await rehearsalOf(setup.app, setup.person))!;
	// Of a rehearsal, too, only its own 市町村 can have it deleted.
	await endRehearsal(setup.app, { tenant: running.tenant, municipality: other.city.municipality });
	expect(await rehearsalOf(setup.app, setup.person)).toEqual(running);
	await endRehearsal(setup.app, running);
	await endRehearsal(setup.app, running); // twice does no harm
	const after = await dump(database);
	for (const [table, rows] of Object.entries(before))
		expect([table, rows.filter((row) => !after[table]!.includes(row))]).toEqual([table, []]);
});

test('a row that is being written while a rehearsal ends goes with it, or is refused', async () => {
	const setup = await Setup.begin(database);
	const board = await setup.rehearse();
	const before = await dump(database);
	await setup.openDoor(board);
	const running = (await rehearsalOf(setup.app, setup.person))!;
	const posts = Array.from({ length: 20 }, (_, i) =>
		setup
			.restarted()
			.ask(board, { type: 'note.post', kind: 'komatta', text: `最後の 紙 ${i}`, as: 'paper' })
			.catch(() => null)
	);
	await Promise.all([...posts, endRehearsal(setup.app, running)]);
	const after = await dump(database);
	const left = Object.entries(after).flatMap(([table, rows]) =>
		rows.filter((row) => row.includes(board.municipality)).map((row) => `${table}: ${row}`)
	);
	expect(left).toEqual([]);
	expect(after['account']).toEqual(before['account']);
	const gone = await database.db.transaction(async (tx) => {
		await enterScope(tx, board.municipality);
		return tx.select().from(municipalities);
	});
	expect(gone).toEqual([]);
});
