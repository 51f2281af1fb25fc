import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { actionHistory } from '#lib/server/actions/action-history.ts';
import { countActions } from '#lib/server/actions/count-actions.ts';
import { listActions, type ActionLine } from '#lib/server/actions/list-actions.ts';
import { editAction } from '#lib/server/actions/edit-action.ts';
import { updateAction } from '#lib/server/actions/update-action.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aMeeting, anApp, aPerson } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aFullCity, type FullCity } from '../../support/full-city.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: FullCity;
let coordinator: Person;
let overseer: Person;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	city = await aFullCity(app, '霜月市');
	coordinator = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	overseer = aPerson(city, [{ role: 'tier1_coordinator', council: null }]);
});

const theAction = async (person: Person): Promise<ActionLine | undefined> =>
	(await listActions(app.db, person))[0];
const changeMeeting = (change: Partial<typeof meetings.$inferInsert>) =>
	scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set(change).where(eq(meetings.id, city.meeting))
	);
const idOf = async () => (await theAction(coordinator))!.id;

test('a 推進員 sees the やること of their own councils, the 第1層 those of every council', async () => {
	expect(await listActions(app.db, coordinator)).toHaveLength(1);
	expect(await listActions(app.db, overseer)).toHaveLength(1);
	expect(await listActions(app.db, aPerson(city))).toEqual([]);
	expect((await countActions(app.db, overseer, {})).not_started).toBe(1);
	expect((await countActions(app.db, aPerson(city), {})).not_started).toBe(0);
});

test('what a 非公開 meeting decided stays with its council', async () => {
	await changeMeeting({ confidentiality: 'closed' });
	expect(await listActions(app.db, coordinator)).toHaveLength(1);
	expect(await listActions(app.db, overseer)).toEqual([]);
	expect((await countActions(app.db, overseer, {})).not_started).toBe(0);
});

test('[A2] another council’s people see which notes a やること came from, never their words', async () => {
	await scope(app.db, city.municipality, (tx) => tx.update(notes).set({ state: 'shown', number: 201 }));
	expect((await theAction(coordinator))?.origin.notes).toMatchObject([{ number: 201, text: '米が 重い' }]);
	const seen = await theAction(overseer);
	expect(seen?.origin.notes).toMatchObject([{ number: 201, text: null }]);
	expect(JSON.stringify(seen)).not.toContain('米が');
});

test('次回まで has passed when the meeting after the one that decided it is over', async () => {
	const next = await aMeeting(app, city);
	expect(await theAction(coordinator)).toMatchObject({ nextMeetingEnded: false });
	await changeMeeting({ phase: 'closed' });
	expect(await theAction(coordinator)).toMatchObject({ nextMeetingEnded: false });
	await scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ phase: 'wrapup' }).where(eq(meetings.id, next.meeting))
	);
	expect(await theAction(coordinator)).toMatchObject({ nextMeetingEnded: true });
});

test('[A1] a change between meetings appends to the history, with who wrote it down', async () => {
	const action = await idOf();
	const change = { action, status: 'in_progress', remark: '商店会に\u0007 相談した' } as const;
	expect(await updateAction(app, coordinator, change)).toBeNull();
	expect(app.asked).toEqual([]); // no board shows it, so no room is asked
	expect(await theAction(coordinator)).toMatchObject({ status: 'in_progress', remark: '商店会に 相談した' });
	expect(await actionHistory(app.db, coordinator, action)).toMatchObject([
		{ status: 'not_started', by: null },
		{ status: 'in_progress', remark: '商店会に 相談した', meetingNumber: null, by: '推進員' }
	]);
});

test('[A3] while a meeting is under way, its room gets the command and writes the row', async () => {
	await changeMeeting({ phase: 'open' });
	const action = await idOf();
	expect(await updateAction(app, coordinator, { action, status: 'done', remark: '' })).toBeNull();
	expect(app.asked).toMatchObject([
		[
			{ meeting: city.meeting, municipality: city.municipality },
			{ type: 'action.update', action, status: 'done', remark: '' },
			{ kind: 'account', id: coordinator.id, facilitates: true }
		]
	]);
	expect(await theAction(coordinator)).toMatchObject({ status: 'not_started' }); // rooms of `anApp` only record
});

test('[A3] a board that does not show it leaves the row to the page; a room that cannot write now is said', async () => {
	await changeMeeting({ phase: 'wrapup' });
	const action = await idOf();
	const change = { action, status: 'done', remark: '' } as const;
	const answering = (refusal: string): App => ({
		...app,
		rooms: { run: () => Promise.resolve({ ok: false, refusal }) }
	});
	expect(await updateAction(answering('try_again'), coordinator, change)).toBe('try_again');
	expect(await theAction(coordinator)).toMatchObject({ status: 'not_started' });
	expect(await updateAction(answering('action_gone'), coordinator, change)).toBeNull();
	expect(await theAction(coordinator)).toMatchObject({ status: 'done' });
});

test('[A5] without a meeting, too, 見送り needs a word of reason, and only those who facilitate change it', async () => {
	const action = await idOf();
	expect(await updateAction(app, coordinator, { action, status: 'dropped', remark: ' ' })).toBe(
		'reason_missing'
	);
	expect(await updateAction(app, overseer, { action, status: 'done', remark: '' })).toBe('read_only');
	expect(await theAction(coordinator)).toMatchObject({ status: 'not_started' });
});

test('nobody changes the やること of another 市町村', async () => {
	const other = await aFullCity(app, '如月市');
	const stranger = aPerson(other, [{ role: 'coordinator', council: other.council }]);
	const action = await idOf();
	expect(await updateAction(app, stranger, { action, status: 'done', remark: '' })).toBe('action_gone');
});

test('次回まで of what was brought along waits for the first meeting after it was written down', async () => {
	await scope(app.db, city.municipality, (tx) =>
		tx.update(actionItems).set({ meetingId: null, createdAt: new Date('2027-01-22T00:00:00Z') })
	);
	expect(await theAction(coordinator)).toMatchObject({ meetingsSince: 0, nextMeetingEnded: false });
	await changeMeeting({ phase: 'wrapup', startsAt: new Date('2027-01-21T00:00:00Z') });
	expect(await theAction(coordinator)).toMatchObject({ meetingsSince: 0 }); // the meeting was earlier
	await changeMeeting({ startsAt: new Date('2027-01-23T00:00:00Z') });
	expect(await theAction(coordinator)).toMatchObject({ meetingsSince: 1, nextMeetingEnded: true });
});

test('持ち越し counts the meetings that ended since, and the next one is told when it is prepared', async () => {
	expect(await theAction(coordinator)).toMatchObject({
		meetingsSince: 0,
		nextMeetingAt: new Date('2027-01-23T01:00:00Z')
	});
	const [second, third] = [await aMeeting(app, city), await aMeeting(app, city)];
	for (const { meeting } of [{ meeting: city.meeting }, second, third])
		await scope(app.db, city.municipality, (tx) =>
			tx.update(meetings).set({ phase: 'closed' }).where(eq(meetings.id, meeting))
		);
	expect(await theAction(coordinator)).toMatchObject({ meetingsSince: 2, nextMeetingAt: null });
});

const words = {
	what: '相乗りを 一度 ためす',
	firstStep: '時刻表を 書く',
	owner: '商店会',
	helpers: '民生委員',
	due: { kind: 'date', on: '2027-03-01' }
} as const;

test('[A1] corrected words keep in the history what they replaced, and how things stand stays', async () => {
	const action = await idOf();
	await updateAction(app, coordinator, { action, status: 'in_progress', remark: '話を した' });
	expect(await editAction(app, coordinator, { action, words })).toBeNull();
	expect(await editAction(app, coordinator, { action, words: { ...words, owner: '町会' } })).toBeNull();
	expect(await editAction(app, coordinator, { action, words: { ...words, owner: '町会' } })).toBeNull();
	expect(await theAction(coordinator)).toMatchObject({ ...words, owner: '町会', remark: '話を した' });
	expect(await actionHistory(app.db, coordinator, action)).toMatchObject([
		{ from: null, status: 'not_started', corrected: [] },
		{ from: 'not_started', status: 'in_progress', remark: '話を した', corrected: [] },
		{
			status: 'in_progress',
			remark: '',
			by: '推進員',
			corrected: [
				{ field: 'what', from: '相乗りを ためす', to: '相乗りを 一度 ためす' },
				{ field: 'owner', from: '町会', to: '商店会' },
				{ field: 'helpers', from: '', to: '民生委員' },
				{ field: 'due', from: { kind: 'undecided' }, to: words.due }
			]
		},
		{ corrected: [{ field: 'owner', from: '商店会', to: '町会' }] }
	]);
});

test('[A3] a correction goes through the board that shows it', async () => {
	await changeMeeting({ phase: 'open' });
	const action = await idOf();
	expect(await editAction(app, coordinator, { action, words })).toBeNull();
	expect(app.asked).toMatchObject([
		[
			{ meeting: city.meeting },
			{ type: 'action.edit', action, ...words },
			{ kind: 'account', id: coordinator.id, facilitates: true }
		]
	]);
	expect((await theAction(coordinator))?.owner).toBe('町会');
});

test('only those who facilitate correct the words, and never into nothing', async () => {
	const action = await idOf();
	const viewer = aPerson(city, [{ role: 'viewer', council: city.council }]);
	for (const person of [viewer, overseer])
		expect(await editAction(app, person, { action, words })).toBe('read_only');
	expect(await editAction(app, coordinator, { action, words: { ...words, what: ' ' } })).toBe('text_empty');
	const other = await aFullCity(app, '文月市');
	const stranger = aPerson(other, [{ role: 'coordinator', council: other.council }]);
	expect(await editAction(app, stranger, { action, words })).toBe('action_gone');
	expect((await theAction(coordinator))?.what).toBe('相乗りを ためす');
	expect(await actionHistory(app.db, coordinator, action)).toHaveLength(1);
});
