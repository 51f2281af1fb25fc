/** A 当日のかぎ that is made while the day is moved goes with it, whichever of the two begins. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { DayKeyId } from '#lib/board/model.ts';
import { listDayKeys, makeDayKey } from '#lib/server/auth/day-keys.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { planMeeting } from '#lib/server/meetings/plan-meeting.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { eq } from 'drizzle-orm';
import { liveBoards } from '../../../server/live-boards.ts';
import { aCity, aMeeting, anApp, aPerson } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let real: ReturnType<typeof liveBoards>;
beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	real = liveBoards({ config, db, log });
});
afterAll(async () => {
	await real.close();
	await database.close();
});

test('[P12] a 当日のかぎ whose row is not committed when the day moves is moved too', async () => {
	const { app } = real;
	const city = await aCity(app.db);
	const board = await aMeeting(app, city);
	const owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	const found = (await findMeeting(app, board))!;
	const startsAt = new Date('2031-02-06T04:30:00Z');
	const [inserted, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	// What `makeDayKey` does, but without its lock, and held between its insert and its COMMIT.
	const making = scope(app.db, city.municipality, async (tx) => {
		const [row] = await tx
			.select({ startsAt: meetings.startsAt })
			.from(meetings)
			.where(eq(meetings.id, board.meeting));
		await tx.insert(dayKeys).values({
			id: crypto.randomUUID() as DayKeyId,
			meetingId: board.meeting,
			municipalityId: city.municipality,
			tokenHash: crypto.randomUUID(),
			validOn: japanDay(row!.startsAt),
			madeBy: city.coordinator
		});
		inserted.resolve();
		await held.promise;
	});
	await inserted.promise;
	const { theme, venue, confidentiality, reveal, stickers, rules } = found;
	const planning = planMeeting(app, owner, board, {
		theme,
		venue,
		startsAt,
		confidentiality,
		reveal,
		stickers,
		rules,
		agenda: agendaFrom('junbikai_60'),
		rechecked: false,
		since: planVersion(found)
	});
	await new Promise((go) => setTimeout(go, 500));
	held.resolve();
	await making;
	expect(await planning).toBeNull();
	expect((await listDayKeys(app, board, '')).map(({ validOn }) => validOn)).toEqual([japanDay(startsAt)]);
});

test('[P12] a 当日のかぎ that is made before a moved day is committed is valid on the new day', async () => {
	const { app } = real;
	const city = await aCity(app.db);
	const board = await aMeeting(app, city);
	const startsAt = new Date('2031-02-06T04:30:00Z');
	const [moved, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const moving = scope(app.db, city.municipality, async (tx) => {
		await tx.update(meetings).set({ startsAt }).where(eq(meetings.id, board.meeting));
		moved.resolve();
		await held.promise;
	});
	await moved.promise;
	const making = makeDayKey(app, aPerson(city), board.meeting);
	await new Promise((go) => setTimeout(go, 500));
	held.resolve();
	await Promise.all([moving, making]);
	expect((await listDayKeys(app, board, '')).map(({ validOn }) => validOn)).toEqual([japanDay(startsAt)]);
});
