/** The server finishes a meeting seven days after 閉会 (P8). */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { ActionId, CombinationId, NoteId, ParticipantId } from '#lib/board/model.ts';
import type { App, MeetingAddress, RoomCommands } from '#lib/server/app.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import { commandKey } from '#lib/server/auth/secrets.ts';
import { meetings, participants } from '#lib/server/db/schema/meeting.ts';
import { commandReceipts, notes } from '#lib/server/db/schema/note.ts';
import { actionOffers, noteSupports, votes } from '#lib/server/db/schema/vote.ts';
import { scope } from '#lib/server/db/scope.ts';
import { finishOldMeetings, finishOldMeetingsHourly } from '#lib/server/meetings/finish-old-meetings.ts';
import { SteadyClock } from '#lib/wire/clocks.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { postgresLog } from '../../../server/board/rows/postgres-log.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId, facilitator, quiet } from '../../support/meeting.ts';
import { keysOf } from '../people/guests/setup.ts';

type Actor = Parameters<RoomCommands['run']>[2];

const dayMs = 86_400_000;
const now = new Date('2027-02-01T03:00:00Z');

let database: TestDatabase;
let app: App;
let city: City;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	const base = anApp(database.db);
	const log = postgresLog(base.db, (meeting) => commandKey(base.config.secret, meeting));
	app = { ...base, rooms: new Rooms({ log, logger: quiet }) };
	city = await aCity(app.db);
});

/** Fails the test if the command is refused. */
async function did(address: MeetingAddress, actor: Actor, ask: Ask) {
	const answer = await app.rooms.run(address, { ...ask, id: commandId() }, actor);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result;
}

async function aClosedMeeting(daysAgo: number): Promise<MeetingAddress & { shown: NoteId }> {
	const address = await aMeeting(app, city);
	const staff = facilitator(city.coordinator);
	const phone = { kind: 'participant', id: randomUUID() as ParticipantId } as const;
	await did(address, staff, { type: 'door.set', open: true });
	const own = { meetingId: address.meeting, municipalityId: address.municipality };
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(participants).values({ ...own, id: phone.id, kind: 'phone', tokenHash: phone.id })
	);
	const { note } = await did(address, phone, { type: 'note.post', kind: 'komatta', text: '米が 重い' });
	await did(address, phone, { type: 'note.post', kind: 'mottainai', text: '和室が あいている' });
	await did(address, staff, { type: 'notes.show' });
	await did(address, phone, { type: 'note.post', kind: 'komatta', text: 'だれにも 見せていない' });
	const shown = note as NoteId;
	await did(address, phone, { type: 'support.set', note: shown, on: true });
	const words = { what: '朝市', firstStep: '', owner: '', helpers: '', due: { kind: 'undecided' } } as const;
	const decision = { type: 'action.decide', result: 'do', ...words, combination: null } as const;
	const { action } = await did(address, staff, decision);
	await did(address, phone, { type: 'offer.set', action: action as ActionId, on: true });
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(votes).values({
			...own,
			participantId: phone.id,
			combinationId: 'combination' as CombinationId,
			count: 2
		})
	);
	await did(address, staff, { type: 'meeting.close' });
	const closedAt = new Date(now.getTime() - daysAgo * dayMs);
	await scope(app.db, city.municipality, (tx) =>
		tx.update(meetings).set({ closedAt }).where(eq(meetings.id, address.meeting))
	);
	return { ...address, shown };
}

const known = ({ meeting }: MeetingAddress) =>
	scope(app.db, city.municipality, async (tx) => {
		const written = await tx.select().from(notes).where(eq(notes.meetingId, meeting));
		const [row] = await tx.select().from(meetings).where(eq(meetings.id, meeting));
		return {
			phase: row?.phase,
			texts: written.map(({ text }) => text).toSorted(),
			authors: written.filter(({ participantId, postedBy }) => participantId ?? postedBy).length,
			supports: written.map(({ supportPhones }) => supportPhones).toSorted(),
			receipts: await tx.$count(commandReceipts, eq(commandReceipts.meetingId, meeting)),
			votes: await tx.$count(votes, eq(votes.meetingId, meeting)),
			pressed: await tx.$count(noteSupports, eq(noteSupports.meetingId, meeting)),
			offered: await tx.$count(actionOffers, eq(actionOffers.meetingId, meeting))
		};
	});

test('[P8] a meeting that was closed eight days ago is finished, one of six days ago is not', async () => {
	const [old, young] = [await aClosedMeeting(8), await aClosedMeeting(6)];
	await finishOldMeetings(app, now);

	expect(await known(old)).toEqual({
		phase: 'closed',
		texts: ['', '和室が あいている', '米が 重い'],
		authors: 0,
		supports: [0, 0, 1], // the sum stays, the row behind it is gone
		receipts: 0,
		votes: 0,
		pressed: 0,
		offered: 0
	});
	expect(await boardOf(app, old)).toMatchObject({ phase: 'closed', tallies: { waiting: { komatta: 0 } } });
	const board = await boardOf(app, old);
	expect(board.notes.map(({ supportPhones }) => supportPhones).toSorted()).toEqual([0, 1]);

	const kept = await known(young);
	expect(kept).toMatchObject({ phase: 'wrapup', authors: 3, votes: 1, pressed: 1, offered: 1 });
	expect(kept.texts).toContain('だれにも 見せていない');
	expect(kept.receipts).toBeGreaterThan(0);
});

test('[T5] a meeting whose 閉会 was taken back is not finished, and its number brings phones in again', async () => {
	const address = await aMeeting(app, city);
	const staff = facilitator(city.coordinator);
	await did(address, staff, { type: 'door.set', open: true });
	await did(address, staff, { type: 'meeting.close' });
	const { code } = keysOf(app, address);
	const knock = { guest: null, address: '192.0.2.1' };
	expect(await joinMeeting(app, code, knock)).toMatchObject({ refusal: 'meeting_over' });
	await did(address, staff, { type: 'meeting.reopen' });
	expect(await joinMeeting(app, code, knock)).toMatchObject({ ok: true });
	await finishOldMeetings(app, new Date(Date.now() + 30 * dayMs));
	expect((await known(address)).phase).toBe('open');
});

test('one that cannot be finished is left for the next hour, and the others go on', async () => {
	const [first, second] = [await aClosedMeeting(9), await aClosedMeeting(8)];
	const { rooms } = app;
	const error = vi.fn();
	const broken = {
		...app,
		log: Object.assign(Object.create(app.log) as App['log'], { error }),
		rooms: {
			run: (...asked: Parameters<typeof rooms.run>) =>
				asked[0].meeting === first.meeting ? Promise.reject(new Error('no disk')) : rooms.run(...asked)
		}
	};
	await finishOldMeetings(broken, now);
	expect(error).toHaveBeenCalledOnce();
	expect((await known(first)).phase).toBe('wrapup');
	expect((await known(second)).phase).toBe('closed');

	await hourly(aClock(), 1);
	expect((await known(first)).phase).toBe('closed');
});

test('[T3][P8] a server that starts a month ahead finishes nothing, if it is put right within the hour', async () => {
	const young = await aClosedMeeting(6);
	const clock = aClock(30 * dayMs);
	await hourly(clock, 3, (hour) => clock.set(hour === 0 ? -30 * dayMs : 0));
	expect((await known(young)).phase).toBe('wrapup');
});

test('[P8] a command of the terminal finishes no meeting on its own', async () => {
	const old = await aClosedMeeting(3_650); // ten years: the terminal reads the machine's clock
	const boards = liveBoards({ config: app.config, db: app.db, log: quiet });
	await boards.close(); // waits for work that is under way
	expect((await known(old)).phase).toBe('wrapup');
});

test('[T3][P8] a clock that is set a month ahead finishes nothing within the hour; put right, nothing was lost', async () => {
	const young = await aClosedMeeting(6);
	const clock = aClock();
	await hourly(clock, 3, (hour) => clock.set(hour === 0 ? 30 * dayMs : hour === 1 ? -30 * dayMs : 0));
	expect((await known(young)).phase).toBe('wrapup');
});

test('[T3][P8] a clock that still says so an hour later is believed', async () => {
	const young = await aClosedMeeting(6);
	const clock = aClock();
	await hourly(clock, 2, (hour) => clock.set(hour === 0 ? 3 * dayMs : 0));
	expect((await known(young)).phase).toBe('closed');
});

/** `before` may set the clock within each round. */
async function hourly(
	{ clock, pass }: ReturnType<typeof aClock>,
	hours: number,
	before: (hour: number) => void = () => undefined
): Promise<void> {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	try {
		const stop = finishOldMeetingsHourly(app, clock);
		for (let hour = 0; hour < hours; hour += 1) {
			before(hour);
			pass(3_600_000);
			await vi.advanceTimersByTimeAsync(3_600_000);
		}
		await stop();
	} finally {
		vi.useRealTimers();
	}
}

function aClock(wrongBy = 0) {
	let passed = 0;
	let ahead = now.getTime() + wrongBy;
	return {
		clock: new SteadyClock({ wall: () => ahead + passed, monotonic: () => passed }),
		set: (ms: number) => void (ahead += ms),
		pass: (ms: number) => void (passed += ms)
	};
}
