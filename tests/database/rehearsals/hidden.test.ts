/** While a rehearsal (練習) runs, no list, count, page of another or next meeting shows anything of it. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actionStatuses } from '#lib/board/model.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { knownOwners } from '#lib/server/actions/known-owners.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { searchActions } from '#lib/server/actions/search-actions.ts';
import { readerOf } from '#lib/server/auth/reader.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { dayKeyToken } from '#lib/server/auth/secrets.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { setupLink } from '#lib/server/auth/setup.ts';
import { topBar } from '#lib/server/auth/top-bar.ts';
import { councilNames } from '#lib/server/councils/council-names.ts';
import { listCouncilPeople } from '#lib/server/councils/council-people.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { listMunicipalities } from '#lib/server/db/lookup.ts';
import { scope } from '#lib/server/db/scope.ts';
import { meetingsPastRetention } from '#lib/server/maintenance/retention.ts';
import { afterMeeting } from '#lib/server/meetings/after-meeting.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { carriedOver } from '#lib/server/meetings/carried-over.ts';
import { otherPrepared } from '#lib/server/meetings/coming-meetings.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { meetingOutcome } from '#lib/server/meetings/meeting-outcome.ts';
import { meetingPage } from '#lib/server/meetings/meeting-pages.ts';
import { listOpenable } from '#lib/server/meetings/open-door.ts';
import { preparation } from '#lib/server/meetings/preparation.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { minutesText } from '#lib/server/minutes/find-minutes.ts';
import { municipalityNamed } from '../../../server/cli/resolve-scope.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aMeeting } from '../../support/city.ts';
import { runThrough, Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
});

/** What every use case of the product answers to the person who rehearses. */
async function everythingSaid({ app, city, person, meeting }: Setup) {
	const { db } = app;
	const { municipality, council } = city;
	const now = new Date('2031-06-01T00:00:00Z');
	return {
		municipalities: await listMunicipalities(db),
		council: await listCouncils(db, person),
		names: await councilNames(db, municipality),
		areas: await listAreas(db, municipality),
		people: await listCouncilPeople(app, person, council),
		bar: { ...(await topBar(db, person)), today: '' },
		meetings: await listMeetings(db, person, { limit: 100 }),
		ofCouncil: await listMeetings(db, person, { council, limit: 100 }),
		page: await meetingPage(db, person, { behind: null }),
		openable: await listOpenable(app, municipality, council),
		others: await otherPrepared(app, { municipality, meeting: meeting.meeting, council }),
		after: await afterMeeting(app, meeting),
		found: await findMeeting(app, meeting),
		prepared: await preparation(app, { ...meeting, council }),
		outcome: await meetingOutcome(app, meeting),
		ahead: await listAheadNotes(app, meeting),
		carried: await carriedOver(app, meeting),
		board: await boardOf(app, meeting),
		minutes: await minutesText(app, meeting),
		actions: await listActions(db, person),
		counts: await countActions(db, person, {}),
		search: await searchActions(db, person, { statuses: actionStatuses, only: [], words: '' }),
		owners: await knownOwners(app, meeting),
		retention: await meetingsPastRetention(app, now)
	};
}

test('lists, counts and pages of meetings, actions, councils, areas and people read as before it began', async () => {
	const before = await everythingSaid(setup);
	const board = await setup.rehearse();
	await runThrough(setup, board);
	expect(await everythingSaid(setup)).toEqual(before);
	await setup.ask(board, { type: 'meeting.close' });
	await setup.ask(board, { type: 'meeting.finish' });
	expect(await everythingSaid(setup)).toEqual(before);
});

test('the real meeting opens with nothing of it, and so does the next one that is prepared', async () => {
	const board = await setup.rehearse();
	await runThrough(setup, board);
	await setup.ask(board, { type: 'meeting.close' });
	await setup.openDoor();
	const opened = await boardOf(setup.app, setup.meeting);
	expect([opened.actions, opened.notes, opened.tallies.phones]).toEqual([[], [], 0]);
	expect(JSON.stringify(opened)).not.toContain('練習');

	await setup.ask(setup.meeting, { type: 'meeting.close' });
	const next = await aMeeting(setup.app, setup.city);
	expect((await findMeeting(setup.app, next))?.number).toBe(2);
	expect(await carriedOver(setup.app, next)).toEqual({ notes: [], combinations: [] });
	await setup.openDoor(next);
	expect((await boardOf(setup.app, next)).actions).toEqual([]);
});

test('the terminal knows one 市町村, and a server with a rehearsal is not set up a second time', async () => {
	const alone = await aDatabase();
	const only = await Setup.begin(alone);
	await only.rehearse();
	expect(await municipalityNamed(only.app, undefined)).toBe(only.city.municipality);
	expect(await setupLink(only.app)).toBeNull();
	await alone.close();
});

const cookie = (name: 'session' | 'key' | 'guest', value: string) => ({
	headers: { cookie: `${cookieName(name, false)}=${value}` }
});

const account = (roles: Person['roles']) =>
	scope(setup.app.db, setup.city.municipality, (tx) =>
		insertAccount(tx, setup.city.municipality, {
			signInName: crypto.randomUUID(),
			displayName: 'だれか',
			roles
		})
	);

async function signedIn(roles: Person['roles']) {
	const { municipality } = setup.city;
	return cookie('session', await startSession(setup.app.db, { id: await account(roles), municipality }));
}

test('it is run by whoever facilitates the council by an account, and nobody else comes in but its own phones', async () => {
	const { app, city } = setup;
	const { council } = city;
	const board = await setup.rehearse();
	const read = (who: Parameters<typeof readerOf>[1], view: 'staff' | 'screen' | 'phone' = 'staff') =>
		readerOf(app, who, board.meeting, view);

	for (const role of ['coordinator', 'facilitator'] as const) {
		const who = await signedIn([{ role, council }]);
		expect(await read(who)).toMatchObject({ municipality: board.municipality, edits: true });
		expect(await read(who, 'screen')).toMatchObject({ actor: { kind: 'screen' }, edits: false });
	}
	const real = await makeDayKey(app, setup.person, setup.meeting.meeting);
	const strangers = [
		await signedIn([{ role: 'viewer', council }]),
		await signedIn([{ role: 'municipal_staff', council: null }]),
		await signedIn([{ role: 'tier1_coordinator', council: null }]),
		await signedIn([]),
		cookie('key', dayKeyToken(app.config.secret, real)),
		cookie('guest', 'made-up')
	];
	for (const who of strangers)
		for (const view of ['staff', 'screen', 'phone'] as const) expect(await read(who, view)).toBeNull();

	const other = await Setup.begin(database);
	const theirs = await startSession(app.db, { id: other.person.id, municipality: other.city.municipality });
	expect(await read(cookie('session', theirs))).toBeNull();

	await setup.openDoor(board);
	const { guest } = await setup.join(board);
	expect(await read(cookie('guest', guest), 'phone')).toMatchObject({ actor: { kind: 'participant' } });
	expect(await readerOf(app, cookie('guest', guest), setup.meeting.meeting, 'phone')).toBeNull();
});
