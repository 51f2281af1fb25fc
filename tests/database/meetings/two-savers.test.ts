/** Neither process knows of the other (P12). */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { listDayKeys, makeDayKey } from '#lib/server/auth/day-keys.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { connect } from '#lib/server/db/client.ts';
import { askRoom, facilitator } from '#lib/server/meetings/ask-room.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { planMeeting, type Plan } from '#lib/server/meetings/plan-meeting.ts';
import { planVersion } from '#lib/server/meetings/plan-version.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { liveBoards } from '../../../server/live-boards.ts';
import { aCity, aMeeting, anApp, aPerson } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let processes: readonly [App, App];
const opened = new AsyncDisposableStack();
let board: MeetingAddress;
let owner: Person;

beforeAll(async () => {
	database = await aDatabase();
	opened.defer(() => database.close());
	processes = [aProcess(), aProcess()];
});
afterAll(() => opened.disposeAsync());
beforeEach(async () => {
	const [app] = processes;
	const city = await aCity(app.db);
	board = await aMeeting(app, city);
	owner = aPerson(city, [{ role: 'coordinator', council: city.council }]);
	await makeDayKey(app, owner, board.meeting);
});

function aProcess(): App {
	const { config, log } = anApp(database.db);
	const { db, close } = connect(database.address);
	opened.defer(close);
	const boards = liveBoards({ config, db, log });
	opened.defer(() => boards.close());
	return boards.app;
}

type Unsaved = Omit<Plan, 'since'>;
const how = { confidentiality: 'members', reveal: 'at_once', rules: '', rechecked: false } as const;
const plans: readonly [Unsaved, Unsaved] = [
	{
		...how,
		theme: '冬の 買い物',
		venue: '本町 公民館',
		startsAt: new Date('2027-02-06T04:30:00Z'),
		agenda: agendaFrom('junbikai_60'),
		stickers: 4
	},
	{
		...how,
		theme: '春の 花',
		venue: '駅前 会館',
		startsAt: new Date('2027-04-10T01:00:00Z'),
		agenda: agendaFrom('chiiki_120'),
		stickers: 5
	}
];

const stored = async () => (await findMeeting(processes[0], board))!;
const since = async () => planVersion(await stored());

/** One plan has columns, board and 当日のかぎ. */
async function expectWhole({ rechecked: _, ...plan }: Unsaved): Promise<void> {
	expect(await stored()).toMatchObject(plan);
	const { theme, stickers, agenda } = plan;
	expect(await boardOf(processes[0], board)).toMatchObject({ theme, stickers, agenda });
	const keys = await listDayKeys(processes[0], board, '');
	expect(keys.map(({ validOn }) => validOn)).toEqual([japanDay(plan.startsAt)]);
}

test('[P12] what another process saves between the reading of a plan and its saving is not written over', async () => {
	const [here, there] = processes;
	const form = { ...plans[0], since: await since() };
	const { theme, stickers, confidentiality, reveal, rules, agenda } = plans[1];
	const other = { type: 'meeting.plan', theme, stickers, confidentiality, reveal, rules } as const;
	const rooms: App['rooms'] = {
		run: async (...command) => {
			const refusal = await askRoom(there, board, facilitator(owner), { ...other, agenda: [...agenda] });
			expect(refusal).toBeNull(); // it names no version
			return here.rooms.run(...command);
		}
	};
	const before = await stored();
	expect(await planMeeting({ ...here, rooms }, owner, board, form)).toBe('plan_changed');
	const { venue, startsAt } = before;
	await expectWhole({ ...plans[1], venue, startsAt });
});

test('[P12] of two who save through two processes at once one is told, and nothing of either is mixed', async () => {
	for (let round = 0; round < 8; round += 1) {
		// A saver who finds it stored already would change nothing.
		const begun = { ...plans[0], theme: `はじめの テーマ ${round}`, since: await since() };
		expect(await planMeeting(processes[0], owner, board, begun)).toBeNull();
		const version = await since();
		const saving = processes.map((app, i) =>
			planMeeting(app, owner, board, { ...plans[i]!, since: version })
		);
		const answers = await Promise.all(saving);
		expect(answers.filter((answer) => answer === null)).toHaveLength(1);
		expect(answers).toContain('plan_changed');
		const [won, lost] = answers[0] === null ? ([0, 1] as const) : ([1, 0] as const);
		await expectWhole(plans[won]);

		// Who was told sees what stands now.
		expect(
			await planMeeting(processes[lost], owner, board, { ...plans[lost], since: await since() })
		).toBeNull();
		await expectWhole(plans[lost]);
	}
});
