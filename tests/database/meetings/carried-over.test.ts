import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionId, CombinationId, GroupId, MeetingId, NoteId, NoteState } from '#lib/board/model.ts';
import type { MeetingAddress } from '#lib/server/app.ts';
import { knownOwners } from '#lib/server/actions/known-owners.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId } from '#lib/server/db/ids.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { combinationMembers, combinations, notePlaces } from '#lib/server/db/schema/projection.ts';
import { scope } from '#lib/server/db/scope.ts';
import { carriedOver } from '#lib/server/meetings/carried-over.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { aCity, aMeeting, anApp, type City } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: ReturnType<typeof anApp>;
let city: City;
let before: MeetingAddress;
let today: MeetingAddress;

beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	app = anApp(database.db);
	city = await aCity(database.db);
	before = await aMeeting(app, city);
	today = await aMeeting(app, city);
	await phase(before, 'wrapup');
});

const inCity = <T>(run: (tx: Tx) => Promise<T>) => scope(app.db, city.municipality, run);
const phase = ({ meeting }: MeetingAddress, to: 'open' | 'wrapup' | 'closed') =>
	inCity((tx) => tx.update(meetings).set({ phase: to }).where(eq(meetings.id, meeting)));

async function note(text: string, given: { carried?: boolean; state?: NoteState; meeting?: MeetingId } = {}) {
	const { carried = false, state = 'shown', meeting: meetingId = before.meeting } = given;
	const id = crypto.randomUUID() as NoteId;
	const mine = { id, meetingId, municipalityId: city.municipality };
	await inCity((tx) =>
		tx.insert(notes).values({ ...mine, kind: 'komatta', text, source: 'phone', state, carried, seq: 1 })
	);
	return id;
}

async function idea(
	words: string,
	outcome: 'later' | 'do' | null,
	members: readonly NoteId[],
	group?: NoteId
) {
	const own = { meetingId: before.meeting, municipalityId: city.municipality };
	const id = crypto.randomUUID() as CombinationId;
	const groupId = `group-${id}` as GroupId;
	await inCity(async (tx) => {
		await tx.insert(combinations).values({ ...own, id, idea: words, outcome, position: 0 });
		for (const memberId of members)
			await tx.insert(combinationMembers).values({ ...own, combinationId: id, memberType: 'note', memberId });
		if (!group) return;
		const member = { memberType: 'group', memberId: groupId } as const;
		await tx.insert(combinationMembers).values({ ...own, combinationId: id, ...member });
		await tx.insert(notePlaces).values({ ...own, noteId: group, groupId, position: 0 });
	});
}

test('[N12] chosen notes of the meeting before wait in the tray, only those that were shown', async () => {
	await note('米が 重い', { carried: true });
	await note('言わずに おいた', { carried: true, state: 'held' });
	await note('とりさげた', { carried: true, state: 'withdrawn' });
	await note('えらばなかった');
	expect((await carriedOver(app, today)).notes).toMatchObject([{ kind: 'komatta', text: '米が 重い' }]);
});

test('まだ 決めない waits with its notes, those of its groups too; what was decided does not', async () => {
	const rice = await note('米が 重い');
	const van = await note('車が あいている');
	const hidden = await note('見せていない', { state: 'trashed' });
	await idea('乗りあえば', 'later', [rice, hidden], van);
	await idea('もう 決めた', 'do', [rice]);
	await idea('話していない', null, [rice]);
	const { combinations: waiting } = await carriedOver(app, today);
	expect(waiting.map(({ idea }) => idea)).toEqual(['乗りあえば']);
	expect(waiting[0]?.notes.map(({ text }) => text).sort()).toEqual(['米が 重い', '車が あいている'].sort());
});

test('the tray holds the last meeting that was held, of this council, and never a later one', async () => {
	await note('ひとつ前', { carried: true });
	const older = await note('ふたつ前', { carried: true, meeting: today.meeting });
	const next = await aMeeting(app, city);
	expect((await carriedOver(app, next)).notes.map(({ text }) => text)).toEqual(['ひとつ前']); // today has not been held
	await phase(today, 'closed');
	expect((await carriedOver(app, next)).notes.map(({ id }) => id)).toEqual([older]);
	expect((await carriedOver(app, before)).notes).toEqual([]);

	const council = await createCouncil(app.db, {
		municipality: city.municipality,
		displayName: '若葉町 支えあい会議',
		tier: '2',
		area: null,
		coordinator: city.coordinator
	});
	const elsewhere = await aMeeting(app, { ...city, council });
	expect(await carriedOver(app, elsewhere)).toEqual({ notes: [], combinations: [] });
});

test('だれが: names of this council, the latest first, with how many やること each has open', async () => {
	const promise = (
		owner: string,
		status: 'not_started' | 'on_hold' | 'done',
		day: number,
		council?: CouncilId
	) =>
		inCity((tx) =>
			tx.insert(actionItems).values({
				id: crypto.randomUUID() as ActionId,
				municipalityId: city.municipality,
				owner,
				status,
				councilId: council ?? city.council,
				what: 'あ',
				firstStep: '',
				dueKind: 'undecided',
				updatedAt: new Date(Date.UTC(2027, 0, day))
			})
		);
	await promise('商店会', 'not_started', 1);
	await promise('商店会', 'on_hold', 2);
	await promise('商店会', 'done', 3);
	await promise('町会', 'done', 4);
	await promise('', 'not_started', 5);
	expect(await knownOwners(app, today)).toEqual([
		{ name: '町会', open: 0 },
		{ name: '商店会', open: 2 }
	]);
});
