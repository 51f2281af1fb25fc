/** The plan of a meeting is changed by staff who do not see each other (P10, P12). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { MeetingAddress } from '#lib/server/app.ts';
import { listDayKeys, makeDayKey } from '#lib/server/auth/day-keys.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { planMeeting, type Plan } from '#lib/server/meetings/plan-meeting.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
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

const plan: Omit<Plan, 'since'> = {
	theme: '冬の 買い物',
	venue: '本町 公民館',
	startsAt: new Date('2027-02-06T04:30:00Z'),
	confidentiality: 'members',
	reveal: 'at_once',
	stickers: 4,
	rules: '',
	agenda: agendaFrom('junbikai_60'),
	rechecked: false
};
/** A form that was opened just now. */
const fresh = async (): Promise<Plan> => ({ ...plan, since: await version() });
const version = async () => planVersion((await findMeeting(app, board))!);

test('a meeting that is planned anew tells its board, and moves with its 当日のかぎ to another day', async () => {
	await makeDayKey(app, owner, board.meeting);
	expect(await planMeeting(app, owner, board, await fresh())).toBeNull();
	const { rechecked: _, venue, startsAt, ...onBoard } = plan;
	expect(app.asked.map(([, command, actor]) => ({ command, actor }))).toMatchObject([
		{ command: { type: 'meeting.plan', ...onBoard }, actor: { kind: 'account', facilitates: true } }
	]);
	expect(await findMeeting(app, board)).toMatchObject({ venue, startsAt });
	expect((await listDayKeys(app, board, ''))[0]?.validOn).toBe(japanDay(startsAt));
});

test('a plan that the board refuses changes nothing beside it either', async () => {
	app.rooms.run = () => Promise.resolve({ ok: false, refusal: 'meeting_wrapping_up' });
	expect(await planMeeting(app, owner, board, await fresh())).toBe('meeting_wrapping_up');
	expect(await findMeeting(app, board)).toMatchObject({ venue: '葉月台 集会所' });
});

test('[P12] of two who plan the same meeting, the second is told instead of writing over the first', async () => {
	const [mine, hers] = [await fresh(), await fresh()];
	const answers = await Promise.all([
		planMeeting(app, owner, board, { ...mine, venue: '本町 公民館' }),
		planMeeting(app, owner, board, { ...hers, venue: '駅前 会館' })
	]);
	expect(answers).toEqual([null, 'plan_changed']);
	expect(await findMeeting(app, board)).toMatchObject({ venue: '本町 公民館' });
	expect(app.asked).toHaveLength(1); // the board heard of one plan only

	// Having seen what stands now, she may.
	expect(await planMeeting(app, owner, board, { ...(await fresh()), venue: '駅前 会館' })).toBeNull();
	expect(await findMeeting(app, board)).toMatchObject({ venue: '駅前 会館' });
});

test('[P12] every part of a plan counts, and a plan that stays the same stays current', async () => {
	const before = await version();
	expect(await version()).toBe(before);
	const changes: Partial<typeof meetings.$inferInsert>[] = [
		{ theme: 'ほかの テーマ' },
		{ startsAt: new Date('2027-03-01T00:00:00Z') },
		{ confidentiality: 'closed' },
		{ reveal: 'at_once' },
		{ stickers: 5 },
		{ rules: '大きな 声で 話します。' },
		{ agenda: agendaFrom('junbikai_60') }
	];
	const seen = new Set([before]);
	for (const change of changes) {
		await scope(app.db, city.municipality, (tx) =>
			tx.update(meetings).set(change).where(eq(meetings.id, board.meeting))
		);
		seen.add(await version());
	}
	expect(seen.size).toBe(changes.length + 1);
});

test('[P10] the board is told whether a 推進員 asks, and whether the texts were looked at again', async () => {
	const open = { ...(await fresh()), confidentiality: 'public' } as const;
	const facilitator = aPerson(city, [{ role: 'facilitator', council: city.council }]);
	await planMeeting(app, facilitator, board, open);
	await planMeeting(app, owner, board, { ...open, since: await version(), rechecked: true });
	expect(app.asked.map(([, command, actor]) => ({ command, actor }))).toMatchObject([
		{ command: { rechecked: false }, actor: { coordinates: false } },
		{ command: { rechecked: true }, actor: { coordinates: true } }
	]);
});
