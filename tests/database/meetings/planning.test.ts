/** Staff who change a plan do not see each other (P10, P12). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { App, MeetingAddress, RoomCommands } from '#lib/server/app.ts';
import { listDayKeys, makeDayKey } from '#lib/server/auth/day-keys.ts';
import type { Person } from '#lib/server/auth/person.ts';
import type { RemoteRequestId } from '#lib/server/db/ids.ts';
import { dayKeys } from '#lib/server/db/schema/day-key.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { remoteRequests } from '#lib/server/db/schema/remote-request.ts';
import { scope } from '#lib/server/db/scope.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { planMeeting, type Plan } from '#lib/server/meetings/plan-meeting.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let real: ReturnType<typeof liveBoards>;
let app: ReturnType<typeof listening>;
let city: City;
let board: MeetingAddress;
let owner: Person;

beforeAll(async () => {
	database = await aDatabase();
	const { config, db, log } = anApp(database.db);
	real = liveBoards({ config, db, log });
});
afterAll(async () => {
	await real.close();
	await database.close();
});
beforeEach(async () => {
	app = listening(real.app);
	city = await aCity(app.db);
	board = await aMeeting(app, city);
	owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
});

/** Records in `asked` what its rooms are asked. */
function listening({ rooms, ...others }: App) {
	const asked: Parameters<RoomCommands['run']>[] = [];
	const run: RoomCommands['run'] = (...command) => {
		asked.push(command);
		return rooms.run(...command);
	};
	return { ...others, rooms: { run }, asked };
}

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
const fresh = async (): Promise<Plan> => ({ ...plan, since: await version() });
const version = async () => planVersion((await findMeeting(app, board))!);

test('a meeting that is planned anew tells its board, and moves with its 当日のかぎ to another day', async () => {
	await makeDayKey(app, owner, board.meeting);
	expect(await planMeeting(app, owner, board, await fresh())).toBeNull();
	const { rechecked: _, startsAt, ...told } = plan;
	const command = { type: 'meeting.plan', ...told, startsAt: startsAt.getTime() };
	expect(app.asked.map(([, asked, actor]) => ({ command: asked, actor }))).toMatchObject([
		{ command, actor: { kind: 'account', facilitates: true } }
	]);
	const { confidentiality, reveal, stickers, agenda, theme, venue } = plan;
	const onBoard = { confidentiality, reveal, stickers, agenda, theme };
	expect(await findMeeting(app, board)).toMatchObject({ ...onBoard, venue, startsAt });
	expect(await boardOf(app, board)).toMatchObject(onBoard);
	expect((await listDayKeys(app, board, ''))[0]?.validOn).toBe(japanDay(startsAt));
});

test('a remote (リモコン) stays on its day when the meeting moves to another', async () => {
	const { meeting, municipality } = board;
	const [remote, key] = [await makeDayKey(app, owner, meeting), await makeDayKey(app, owner, meeting)];
	const row = { meetingId: meeting, municipalityId: municipality, digits: 37, at: new Date() };
	const id = crypto.randomUUID() as RemoteRequestId;
	const keys = await scope(app.db, municipality, async (tx) => {
		await tx.insert(remoteRequests).values({ ...row, id, state: 'taken', dayKeyId: remote });
		return tx.select().from(dayKeys).where(eq(dayKeys.id, remote));
	});
	expect(await planMeeting(app, owner, board, await fresh())).toBeNull();
	expect(
		await scope(app.db, municipality, (tx) => tx.select().from(dayKeys).where(eq(dayKeys.id, remote)))
	).toEqual(keys);
	const moved = [{ id: key, validOn: japanDay(plan.startsAt) }];
	expect(await listDayKeys(app, board, '')).toMatchObject(moved);
});

test('a plan that the board refuses changes nothing beside it either', async () => {
	await makeDayKey(app, owner, board.meeting);
	const [before, keys] = [await findMeeting(app, board), await listDayKeys(app, board, '')];
	for (const agenda of [[{ ...agendaFrom('junbikai_60')[0]!, title: ' ' }], plan.agenda]) {
		const refusal = await planMeeting(app, owner, board, { ...(await fresh()), agenda, venue: ' ' });
		expect(refusal).toBe('text_empty');
	}
	expect(await findMeeting(app, board)).toEqual(before);
	expect(await listDayKeys(app, board, '')).toEqual(keys);

	for (const ask of [{ type: 'door.set', open: true }, { type: 'meeting.close' }] as const)
		expect(await askRoom(app, board, facilitator(owner), ask)).toBeNull();
	expect(await planMeeting(app, owner, board, await fresh())).toBe('meeting_wrapping_up');
	expect(await findMeeting(app, board)).toMatchObject({ venue: '葉月台 集会所' });
});

test('[P12] of two who plan the same meeting, the second is told instead of writing over the first', async () => {
	const [mine, hers] = [await fresh(), await fresh()];
	const forms = [
		{ ...mine, venue: '本町 公民館' },
		{ ...hers, venue: '駅前 会館', theme: '春の 花', startsAt: new Date('2027-03-06T04:30:00Z') }
	];
	const answers = await Promise.all(forms.map((form) => planMeeting(app, owner, board, form)));
	expect(answers.toSorted()).toEqual([null, 'plan_changed']);
	const { theme, venue, startsAt } = forms[answers.indexOf(null)]!;
	expect(await findMeeting(app, board)).toMatchObject({ theme, venue, startsAt });
	expect((await boardOf(app, board)).theme).toBe(theme); // the board shows one plan only

	// After reading the stored plan, the second person may save.
	expect(await planMeeting(app, owner, board, { ...(await fresh()), venue: '駅前 会館' })).toBeNull();
	expect(await findMeeting(app, board)).toMatchObject({ venue: '駅前 会館' });
});

test('[P12] every part of a plan counts, and a plan that stays the same stays current', async () => {
	const before = await version();
	expect(await version()).toBe(before);
	const changes: Partial<typeof meetings.$inferInsert>[] = [
		{ theme: 'ほかの テーマ' },
		{ venue: 'ほかの 会場' },
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
	const helper = aPerson(city, [{ role: 'facilitator', council: city.council }]);
	expect(await planMeeting(app, helper, board, open)).toBe('coordinator_only');
	const rechecked = { ...open, since: await version(), rechecked: true };
	expect(await planMeeting(app, owner, board, rechecked)).toBeNull();
	expect(app.asked.map(([, command, actor]) => ({ command, actor }))).toMatchObject([
		{ command: { rechecked: false }, actor: { coordinates: false } },
		{ command: { rechecked: true }, actor: { coordinates: true } }
	]);
});
