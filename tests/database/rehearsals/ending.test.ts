/** A rehearsal (練習) ends by itself, wherever the real door is opened and whatever died. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MeetingAddress } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { boards, boardUpdates } from '#lib/server/db/schema/board.ts';
import { scope } from '#lib/server/db/scope.ts';
import { openDoor } from '#lib/server/meetings/open-door.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { beginRehearsal } from '#lib/server/rehearsals/begin-rehearsal.ts';
import { endOldRehearsals, endRehearsal } from '#lib/server/rehearsals/end-rehearsal.ts';
import { hasRunMeeting } from '#lib/server/rehearsals/has-run-meeting.ts';
import { rehearsalOf, rehearsalsOfMeeting } from '#lib/server/rehearsals/running-rehearsal.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { lock } from '../../../server/live/log/stored-updates.ts';
import { aMeeting } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { Setup } from './setup.ts';

let database: TestDatabase;
let setup: Setup;
let board: MeetingAddress;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	setup = await Setup.begin(database);
	board = await setup.rehearse();
});

const minuteMs = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs);
const runs = async () => (await rehearsalOf(setup.app, setup.person)) !== null;
const look = (now = new Date()) => endOldRehearsals(setup.app, now);

test('it goes on while its meeting waits, and is gone after three hours', async () => {
	await look();
	await look(inMinutes(179));
	expect(await runs()).toBe(true);
	await look(inMinutes(181));
	expect(await runs()).toBe(false);
	await expect(setup.restarted().openDoor(board)).rejects.toThrow();
});

test('it ends when the door of the real meeting opens, by the board or by the terminal, and nothing goes over', async () => {
	await setup.openDoor(board);
	const { participant } = await setup.join(board);
	await setup.ask(board, post('練習の 紙'), { kind: 'participant', id: participant });
	await setup.openDoor();
	await look();
	expect(await runs()).toBe(false);
	const real = await boardOf(setup.app, setup.meeting);
	expect([real.tallies.phones, real.tallies.waiting]).toEqual([0, { komatta: 0, mottainai: 0 }]);

	const other = await Setup.begin(database);
	await other.rehearse();
	await openDoor(other.restarted().app, other.meeting);
	await endOldRehearsals(other.app, new Date());
	expect(await rehearsalOf(other.app, other.person)).toBeNull();
});

test('it ends when the real meeting is called off', async () => {
	await setup.ask(setup.meeting, { type: 'meeting.cancel', on: true, words: '大雪のため' });
	await look();
	expect(await runs()).toBe(false);
});

test('[T5] after its own 閉会 it ends once that can no longer be taken back', async () => {
	await setup.openDoor(board);
	await setup.ask(board, { type: 'meeting.close' });
	await look(inMinutes(14));
	expect(await runs()).toBe(true);
	await setup.ask(board, { type: 'meeting.reopen' });
	await look(inMinutes(16));
	expect(await runs()).toBe(true);
	await setup.ask(board, { type: 'meeting.close' });
	await look(inMinutes(16));
	expect(await runs()).toBe(false);
});

test('[T4] one that a wrong clock began in the future does not last for years', async () => {
	await look(inMinutes(-90));
	expect(await runs()).toBe(false);
});

test('rooms of every process notice within a second: their phones and laptops are told, and are let in no more', async () => {
	await setup.openDoor(board);
	const { participant } = await setup.join(board);
	const elsewhere = setup.restarted();
	const clients = [
		await setup.enter(board, { kind: 'participant', id: participant }),
		await setup.enter(board, setup.staff),
		await elsewhere.enter(board, setup.staff)
	];
	const real = await setup.enter(setup.meeting, setup.staff);
	await look(inMinutes(181));
	await Promise.all([setup.app.rooms.poll(), elsewhere.app.rooms.poll()]);
	expect(clients.map(({ closedWith }) => closedWith)).toEqual(clients.map(() => closeCodes.noSuchMeeting));
	expect([real.closedWith, real.isConnected]).toEqual([null, true]);
	await expect(setup.join(board)).rejects.toThrow('code_wrong');
});

test('it ends after a commit of its board that is under way, and neither waits for the other without end', async () => {
	const { db } = setup.app;
	const [locked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	// What a commit of the room does, held between its lock and a row that refers to the tenant.
	const commit = scope(db, board.municipality, async (tx) => {
		await lock(tx, { heads: boards, updates: boardUpdates }, board.meeting);
		locked.resolve();
		await held.promise;
		const { meeting: meetingId, municipality: municipalityId } = board;
		const row = { meetingId, municipalityId, seq: 1_000, bytes: new Uint8Array() };
		await tx.insert(boardUpdates).values(row);
	});
	await locked.promise;
	const ending = (await rehearsalOf(setup.app, setup.person))!;
	const ended = endRehearsal(setup.app, { ...ending, municipality: setup.city.municipality });
	await new Promise((go) => setTimeout(go, 500));
	held.resolve();
	await Promise.all([commit, ended]);
	expect(await runs()).toBe(false);
});

test('an account has one at a time: a second press leads to it, another meeting ends it', async () => {
	expect((await setup.rehearse()).meeting).toBe(board.meeting);
	const next = await aMeeting(setup.app, setup.city);
	const other = await setup.rehearse(setup.person, next.meeting);
	expect(other.meeting).not.toBe(board.meeting);
	expect(await rehearsalsOfMeeting(setup.app, setup.meeting)).toEqual([]);
	expect(await rehearsalsOfMeeting(setup.app, next)).toHaveLength(1);
});

test('pressed twice at once there is one, and a colleague has one of their own', async () => {
	await look(inMinutes(181));
	const both = await Promise.all(
		[1, 2].map(() => beginRehearsal(setup.app, setup.person, setup.meeting.meeting))
	);
	const [only, ...more] = await rehearsalsOfMeeting(setup.app, setup.meeting);
	expect(more).toEqual([]);
	for (const begun of both) expect(begun).toEqual({ ok: true, meeting: only!.meeting });
	await setup.rehearse(await colleague());
	expect(await rehearsalsOfMeeting(setup.app, setup.meeting)).toHaveLength(2);
});

async function colleague(): Promise<Person> {
	const { municipality, council } = setup.city;
	const roles = [{ role: 'facilitator', council }] as const;
	const displayName = '進行役';
	const signInName = crypto.randomUUID();
	const id = await scope(setup.app.db, municipality, (tx) =>
		insertAccount(tx, municipality, { signInName, displayName, roles })
	);
	return { id, municipality, signInName, displayName, roles };
}

test('none begins for a meeting that was opened or called off, or that is of another 市町村', async () => {
	const refusal = async ({ meeting }: MeetingAddress) => {
		const begun = await beginRehearsal(setup.app, await colleague(), meeting);
		return begun.ok ? null : begun.refusal;
	};
	const cancelled = await aMeeting(setup.app, setup.city);
	await setup.ask(cancelled, { type: 'meeting.cancel', on: true, words: '' });
	expect(await refusal(cancelled)).toBe('meeting_cancelled');
	await setup.openDoor();
	expect(await refusal(setup.meeting)).toBe('already_opened');
	expect(await refusal((await Setup.begin(database)).meeting)).toBe('not_your_meeting');
	expect(await refusal(board), 'a rehearsal itself is not rehearsed').toBe('not_your_meeting');
});

test('it is offered to an account until a meeting that it led was opened: a rehearsal and a colleague do not count', async () => {
	const { app, person } = setup;
	const other = await colleague();
	await setup.ask(setup.meeting, { type: 'note.post', kind: 'komatta', text: '先の 紙', as: 'between' });
	await setup.openDoor(board);
	expect([await hasRunMeeting(app, person), await hasRunMeeting(app, other)]).toEqual([false, false]);

	await setup.openDoor();
	expect([await hasRunMeeting(app, person), await hasRunMeeting(app, other)]).toEqual([true, false]);
	const due = { kind: 'undecided' } as const;
	const words = { what: '回る 車を ためす', firstStep: '', owner: '', helpers: '', due };
	await setup.ask(setup.meeting, { type: 'action.decide', result: 'do', ...words, combination: null });
	await setup.ask(setup.meeting, { type: 'meeting.close' });
	await setup.ask(setup.meeting, { type: 'meeting.finish' });
	expect(await hasRunMeeting(app, person), 'after まとめ完了 its receipts are gone').toBe(true);
});
