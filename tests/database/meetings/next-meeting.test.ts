/** Phones and lists of やること show the same 次回 (K3). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { MeetingAddress } from '#lib/server/app.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { scope } from '#lib/server/db/scope.ts';
import { afterMeeting } from '#lib/server/meetings/after-meeting.ts';
import { facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { nextMeeting } from '#lib/server/meetings/next-meeting.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { commandId } from '../../support/meeting.ts';
import { Council } from './council.ts';

let database: TestDatabase;
let boards: ReturnType<typeof liveBoards>;
let council: Council;
beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	boards = liveBoards({ config, db, log });
});
afterAll(async () => {
	await boards.close();
	await database.close();
});
beforeEach(async () => {
	council = await Council.begin(boards.app);
});

test('[K3] 次回 is the earliest that is today or later, or open: not one whose day passed, not one called off', async () => {
	const { app, city, staff } = council;
	const first = await council.prepare('2026-12-19');
	await council.openDoor(first);
	await app.rooms.run(first, { id: commandId(), type: 'meeting.close' }, facilitator(staff));
	const [second, fourth, third] = [
		await council.prepare('2027-01-23'),
		await council.prepare('2027-03-27'),
		await council.prepare('2027-02-27')
	];
	await scope(app.db, city.municipality, (tx) =>
		tx.insert(actionItems).values({
			id: crypto.randomUUID() as ActionId,
			municipalityId: city.municipality,
			councilId: city.council,
			what: 'ためす',
			firstStep: '',
			owner: '',
			dueKind: 'next_meeting'
		})
	);
	const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00+09:00`);
	const whichIs = async (now: Date): Promise<MeetingId | undefined> => {
		const found = await findMeeting(app, first);
		const next = await nextMeeting(
			app,
			{ municipality: city.municipality, council: city.council, after: found! },
			now
		);
		expect((await afterMeeting(app, first, now)).nextAt).toEqual(next?.startsAt ?? null);
		const [action] = await listActions(app.db, staff, { now });
		expect(action?.nextMeetingAt).toEqual(next?.startsAt ?? null);
		return next?.id;
	};
	expect(await whichIs(at('2026-12-25'))).toBe(second.meeting);
	expect(await whichIs(at('2027-01-23', '23:59'))).toBe(second.meeting); // not over in Japan
	expect(await whichIs(at('2027-01-24', '00:00'))).toBe(third.meeting);
	await council.cancel(third);
	expect(await whichIs(at('2027-01-24'))).toBe(fourth.meeting);
	await council.cancel(second);
	expect(await whichIs(at('2027-01-20'))).toBe(fourth.meeting);
	expect(await whichIs(at('2027-03-28'))).toBeUndefined();
	await council.cancel(second, false);
	await council.openDoor(second);
	expect(await whichIs(at('2027-01-24'))).toBe(second.meeting); // open, although its day has passed
});

test('[K3] before a meeting was held, 次回 is the one after it, whatever their numbers', async () => {
	const { app, city } = council;
	const [later, sooner] = [await council.prepare('2027-02-27'), await council.prepare('2027-01-23')];
	const now = new Date('2027-01-10T00:00:00Z');
	const nextOf = async (at: MeetingAddress) => {
		const after = (await findMeeting(app, at))!;
		return nextMeeting(app, { municipality: city.municipality, council: city.council, after }, now);
	};
	expect(await nextOf(sooner)).toMatchObject({ id: later.meeting });
	expect(await nextOf(later)).toBeNull();
});
