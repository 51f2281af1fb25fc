import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readBoard } from '#lib/board/document/doc.ts';
import type { MeetingId } from '#lib/board/model.ts';
import { facilitates } from '#lib/server/auth/person.ts';
import { joinCode, joinHash } from '#lib/server/auth/secrets.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity } from '../../support/full-city.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;

beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
	city = await aCity(app.db);
});
afterAll(() => database.close());

test('meetings of a council that are prepared at the same moment are numbered one after another', async () => {
	await Promise.all(Array.from({ length: 5 }, () => aMeeting(app, city)));
	const listed = await listMeetings(app.db, aPerson(city), { limit: 200 });
	expect(listed.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5]);
	expect(new Set(listed.map(({ phase }) => phase))).toEqual(new Set(['draft']));
});

test('a prepared meeting has a board that can be read before its door opens', async () => {
	const address = await aMeeting(app, city);
	const { row, updates } = await scope(app.db, city.municipality, async (tx) => ({
		row: (await tx.select().from(boards).where(eq(boards.meetingId, address.meeting)))[0],
		updates: await tx.select().from(boardUpdates).where(eq(boardUpdates.meetingId, address.meeting))
	}));
	const doc = new Y.Doc();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	expect(updates.map(({ seq }) => seq)).toEqual([row?.seq]);
	expect(readBoard(doc)).toMatchObject({
		phase: 'draft',
		door: false,
		confidentiality: 'members',
		position: 0
	});
	expect(readBoard(doc).title).toMatch(/^葉月台 支えあい会議 第\d回$/);
	expect((await findMeeting(app, address))?.epoch).toBe(row?.epoch);
});

test('cards can be printed days ahead: links are the same on any day and nothing of them is stored', async () => {
	const { meeting } = await aMeeting(app, city);
	const links = () => meetingLinks(app, { id: meeting, rotation: 0 }, 'https://yoriai.example.jp');
	expect(links()).toEqual(links());
	expect(links().code).toMatch(/^\d{4}-\d{4}$/);
	const [row] = await scope(app.db, city.municipality, (tx) =>
		tx.select().from(meetings).where(eq(meetings.id, meeting))
	);
	const secrets = [
		links().join.split('#')[1],
		links().screen.split('#')[1],
		links().code,
		links().code.replace('-', '')
	];
	for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret);
});

test('two meetings never share eight digits: the later one rotates on', async () => {
	const earlier = await aMeeting(app, city);
	const id = crypto.randomUUID() as MeetingId;
	const wanted = joinHash(app.config.secret, 'code', joinCode(app.config.secret, id, 0));
	await scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ joinCodeHash: wanted }).where(eq(meetings.id, earlier.meeting))
	);

	const chance = vi.spyOn(crypto, 'randomUUID').mockReturnValueOnce(id as ReturnType<Crypto['randomUUID']>);
	const later = await aMeeting(app, city);
	chance.mockRestore();

	expect(later.meeting).toBe(id);
	expect(await findMeeting(app, later)).toMatchObject({ rotation: 1 });
});

test('whoever makes a council may facilitate it; others only know its name', async () => {
	const owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	expect(facilitates(owner, city.council)).toBe(true);
	expect(await listCouncils(app.db, owner)).toMatchObject([{ id: city.council, facilitates: true }]);
	expect(await listCouncils(app.db, aPerson(city))).toMatchObject([{ id: city.council, facilitates: false }]);
});

test('[A2] the list of やること shows where each came from, and the notes only to its own council', async () => {
	const full = await aFullCity(app, '霜月市');
	const member = aPerson(full, [{ role: 'viewer', council: full.council }]);
	const [line] = await listActions(app.db, member, {
		council: full.council,
		statuses: ['not_started']
	});
	expect(line).toMatchObject({
		what: '相乗りを ためす',
		due: { kind: 'undecided' },
		origin: { meeting: { number: 1 } }
	});
	expect(line?.origin.notes).toEqual([]); // it has not been shown
	expect(await listActions(app.db, member, { statuses: ['done'] })).toEqual([]);
	expect(await listActions(app.db, aPerson(city))).toEqual([]);
});
