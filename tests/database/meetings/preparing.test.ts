import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AccountId } from '#lib/board/model.ts';
import { bringAction, type Brought } from '#lib/server/actions/bring-action.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import type { MeetingAddress } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { listCouncilPeople, makeNewPasswordLink } from '#lib/server/councils/council-people.ts';
import { actionItems, actionUpdates } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { preparation } from '#lib/server/meetings/preparation.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { noteTry, tryState } from '#lib/server/meetings/try-connection.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
let board: MeetingAddress;
let owner: Person;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	city = await aCity(app.db);
	board = await aMeeting(app, city);
	owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
});

const brought: Brought = {
	what: '花の水やりを 分担する',
	firstStep: '当番の 表を 作る',
	owner: '老人会',
	helpers: '',
	due: { kind: 'month', month: '2027-02' },
	status: 'in_progress',
	remark: '半分 決まった'
};
const become = (phase: 'open' | 'wrapup') =>
	scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ phase }).where(eq(meetings.id, board.meeting))
	);
const aNote = (values: Partial<typeof notes.$inferInsert>) =>
	scope(app.db, city.municipality, (tx) =>
		tx.insert(notes).values({
			id: crypto.randomUUID() as never,
			meetingId: board.meeting,
			municipalityId: city.municipality,
			kind: 'komatta',
			text: '米が 重い',
			source: 'between',
			state: 'waiting',
			seq: 2,
			...values
		})
	);

test('notes put out ahead are listed with what is あずかり; what came on the day is not', async () => {
	await aNote({ text: 'ひとつめ', seq: 2 });
	await aNote({ text: 'ふたつめ', state: 'held', heldBy: 'rules', source: 'staff', seq: 3 });
	await aNote({ text: '', state: 'withdrawn', seq: 4 });
	await aNote({ text: 'スマホから', source: 'phone', seq: 5 });
	const listed = await listAheadNotes(app, board);
	expect(listed.map(({ text, heldBy }) => [text, heldBy])).toEqual([
		['ひとつめ', null],
		['ふたつめ', 'rules']
	]);
	expect(await preparation(app, { ...board, council: city.council })).toEqual({
		ahead: 2,
		held: 1,
		undone: 0,
		keys: 0
	});
});

test('[A3] a council’s first meeting can open with what was promised before', async () => {
	expect(await bringAction(app, owner, city.council, brought)).toBeNull();
	expect(app.asked).toEqual([]);
	const [line] = await listActions(app.db, owner, { council: city.council });
	expect(line).toMatchObject({ ...omit(brought, 'helpers'), origin: { meeting: null } });
	const rows = await scope(app.db, city.municipality, (tx) =>
		tx
			.select({ status: actionUpdates.status, by: actionUpdates.byAccount })
			.from(actionUpdates)
			.innerJoin(actionItems, eq(actionItems.id, actionUpdates.actionId))
			.where(and(eq(actionItems.councilId, city.council)))
	);
	expect(rows).toEqual([{ status: 'in_progress', by: owner.id }]);
	expect(await bringAction(app, owner, city.council, { ...brought, what: ' ' })).toBe('text_empty');
	expect(await bringAction(app, owner, city.council, { ...brought, owner: '長'.repeat(600) })).toBe(
		'text_too_long'
	);
});

test('[A3] once the door is open the board itself takes it, with how far it has come, in one go', async () => {
	await become('open');
	expect(await bringAction(app, owner, city.council, brought)).toBeNull();
	expect(app.asked.map(([, command]) => command)).toMatchObject([{ type: 'action.bring', ...brought }]);
	expect(await listActions(app.db, owner, { council: city.council })).toEqual([]);
});

test('a try is kept for the laptop that asks, and says whether the live connection passed', async () => {
	expect(await tryState(app, board)).toEqual({ triedAt: null, socket: false });
	await noteTry(app, board, false);
	const first = await tryState(app, board);
	expect(first).toMatchObject({ triedAt: expect.any(Date) as Date, socket: false });
	await noteTry(app, board, true);
	expect(await tryState(app, board)).toMatchObject({ socket: true });
	const other = await aCity(app.db, '霜月市');
	await noteTry(app, { ...board, municipality: other.municipality }, false); // another 市町村 reaches no row
	expect(await tryState(app, board)).toMatchObject({ socket: true });
});

test('a page reads the board as it stands', async () => {
	expect(await boardOf(app, board)).toMatchObject({ phase: 'draft', position: 0, stickers: 3 });
});

test('a 進行役 who forgot the password gets a link that works once; for others there is none', async () => {
	const [inside, above] = await scope(app.db, city.municipality, async (tx) => {
		const account = (role: 'facilitator' | 'coordinator') =>
			insertAccount(tx, city.municipality, {
				signInName: `${role}-${crypto.randomUUID().slice(0, 8)}`,
				displayName: role,
				roles: [{ role, council: city.council }]
			});
		return [await account('facilitator'), await account('coordinator')] as const;
	});
	const { council } = city;
	const people = await listCouncilPeople(app, owner, council);
	const helped = (id: AccountId) => people.find((each) => each.id === id)?.helped;
	expect([helped(inside), helped(above), helped(owner.id)]).toEqual([true, false, false]);

	const made = await makeNewPasswordLink(app, owner, { council, account: inside });
	expect(made?.displayName).toBe('facilitator');
	expect(await useLink(app, made?.token ?? '', 'hazuki-dai-no-asa')).toHaveProperty('session');
	expect(await useLink(app, made?.token ?? '', 'hazuki-dai-no-asa')).toBe('link_used');

	expect(await makeNewPasswordLink(app, owner, { council, account: above })).toBeNull();
	const facilitator = { ...aPerson(city, [{ role: 'facilitator', council }]), id: inside };
	expect(await makeNewPasswordLink(app, facilitator, { council, account: above })).toBeNull();
	const elsewhere = await aCity(app.db, '霜月市');
	const stranger = aPerson(elsewhere, [{ role: 'municipal_staff', council: null }]);
	expect(await makeNewPasswordLink(app, stranger, { council, account: inside })).toBeNull();
	expect(await listCouncilPeople(app, stranger, council)).toEqual([]);
});

const omit = <T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> => {
	const { [key]: _, ...rest } = from;
	return rest;
};
