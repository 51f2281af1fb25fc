import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { ActionId } from '#lib/board/model.ts';
import { bringAction } from '#lib/server/actions/bring-action.ts';
import { editAction } from '#lib/server/actions/edit-action.ts';
import { updateAction } from '#lib/server/actions/update-action.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { commandKey } from '#lib/server/auth/secrets.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { ActionMirrors } from '../../../server/board/mirrors/action-mirrors.ts';
import { postgresLog } from '../../../server/board/rows/postgres-log.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { aCity, aMeeting, anApp, aPerson } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId, facilitator, quiet } from '../../support/meeting.ts';

const words = {
	what: '花の水やりを 分担する',
	firstStep: '当番の 表を 作る',
	owner: '老人会',
	helpers: '',
	due: { kind: 'month', month: '2027-02' }
} as const;

let database: TestDatabase;
let app: App;
let mirrors: ActionMirrors;
let coordinator: Person;
let first: MeetingAddress;
let second: MeetingAddress;
let action: ActionId;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

/** Both boards must have the やること (A3). */
beforeEach(async () => {
	const base = anApp(database.db);
	const log = postgresLog(base.db, (meeting) => commandKey(base.config.secret, meeting));
	const rooms: Rooms = new Rooms({
		log,
		logger: quiet,
		actionsChanged: (board, actions) => mirrors.changed(board, actions)
	});
	mirrors = new ActionMirrors({ db: base.db, logger: quiet, run: (...command) => rooms.run(...command) });
	app = { ...base, rooms };
	const city = await aCity(app.db);
	coordinator = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	[first, second] = [await aMeeting(app, city), await aMeeting(app, city)];
	await bringAction(app, coordinator, city.council, { ...words, status: 'not_started', remark: '' });
	for (const board of [first, second]) await did(board, { type: 'door.set', open: true });
	action = (await boardOf(app, first)).actions[0]!.id;
});

async function did(board: MeetingAddress, ask: Ask): Promise<void> {
	const answer = await app.rooms.run(board, { ...ask, id: commandId() }, facilitator(coordinator.id));
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
}

const shown = async (board: MeetingAddress) => {
	await mirrors.settle();
	return (await boardOf(app, board)).actions.find(({ id }) => id === action);
};

test('[A7] a やること on two open boards shows on both what one of them was told', async () => {
	await did(first, { type: 'action.update', action, status: 'in_progress', remark: '半分 決まった' });
	for (const board of [first, second])
		expect(await shown(board)).toMatchObject({ status: 'in_progress', remark: '半分 決まった' });
	await did(second, { type: 'action.update', action, status: 'done', remark: '' });
	for (const board of [first, second])
		expect(await shown(board)).toMatchObject({ status: 'done', remark: '半分 決まった' });
	await did(second, { type: 'action.edit', action, ...words, owner: '町会' });
	for (const board of [first, second])
		expect(await shown(board)).toMatchObject({ owner: '町会', remark: '半分 決まった', due: words.due });
});

test('[A7] what its page is told shows on every board, also on one that is being tidied', async () => {
	await did(first, { type: 'meeting.close' });
	await updateAction(app, coordinator, { action, status: 'done', remark: 'できた' });
	await editAction(app, coordinator, { action, words: { ...words, helpers: '民生委員' } });
	for (const board of [first, second])
		expect(await shown(board)).toMatchObject({ status: 'done', remark: 'できた', helpers: '民生委員' });
});

test('[A7] a finished board stays as it was', async () => {
	for (const type of ['meeting.close', 'meeting.finish'] as const) await did(first, { type });
	await did(second, { type: 'action.update', action, status: 'done', remark: '' });
	expect(await shown(first)).toMatchObject({ status: 'not_started' });
	expect(await shown(second)).toMatchObject({ status: 'done' });
});

test('[A7] two boards that change it at the same moment end up the same', async () => {
	await Promise.all([
		did(first, { type: 'action.update', action, status: 'in_progress', remark: '' }),
		did(second, { type: 'action.update', action, status: 'done', remark: '' })
	]);
	expect((await shown(first))?.status).toBe((await shown(second))?.status);
});
