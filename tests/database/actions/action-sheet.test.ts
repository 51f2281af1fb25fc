/** A sheet shows what its confidentiality allows (CO-1). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { actionItems } from '#lib/server/db/schema/action.ts';
import { meetings } from '#lib/server/db/schema/meeting.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { actionSheet } from '#lib/server/actions/action-sheet.ts';
import { listMeetings, type MeetingLine } from '#lib/server/meetings/list-meetings.ts';
import { meetingOutcome, outcomesInShort } from '#lib/server/meetings/meeting-outcome.ts';
import { seedDemo } from '../../../drizzle/seed/demo.ts';
import { anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { newId } from '../../support/logs.ts';

let database: TestDatabase;
let app: App;
let person: Person;
let second: MeetingLine;

beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
	const { signIns } = await seedDemo(app);
	const { name, password } = signIns.find((each) => each.name === 'suishin')!;
	const answer = await signIn(app, { signInName: name, password, address: '192.0.2.1' });
	if (typeof answer === 'string') throw new Error(answer);
	person = (await readSession(app.db, answer.session))!.person;
	const listed = await listMeetings(app.db, person, { limit: 200 });
	second = listed.find(({ councilName, number }) => councilName.startsWith('葉月台') && number === 2)!;
});
afterAll(() => database.close());

const writtenTexts = () =>
	scope(app.db, person.municipality, async (tx) => {
		const rows = await tx.select({ text: notes.text }).from(notes).where(eq(notes.meetingId, second.id));
		return rows.map(({ text }) => text);
	});
const sheetAs = async (confidentiality: 'public' | 'members' | 'closed') => {
	await scope(app.db, person.municipality, (tx) =>
		tx.update(meetings).set({ confidentiality }).where(eq(meetings.id, second.id))
	);
	return actionSheet(app, person, second.id);
};

test('[CO-1] unless the meeting is 公開, nothing that people wrote leaves for the sheet', async () => {
	const texts = await writtenTexts();
	expect(texts.length).toBeGreaterThan(5);
	for (const confidentiality of ['members', 'closed'] as const) {
		const sheet = await sheetAs(confidentiality);
		expect(sheet?.actions.map(({ what }) => what)).toEqual([
			'さんぽの 人と ごみ出しの 人を つなぐ 紙を くばる',
			'中学校へ 草かりの 日の 相談に 行く'
		]);
		expect(sheet?.groups).toEqual([
			{ title: '家の まわりの こと', counts: { komatta: 2, mottainai: 0 } },
			{ title: '家の なかの こと', counts: { komatta: 2, mottainai: 0 } }
		]);
		expect(sheet?.next?.venue).toBe('葉月台 集会所');
		for (const text of texts) expect(JSON.stringify(sheet)).not.toContain(text);
	}
});

test('[CO-1] a 公開 meeting may show what each やること came from', async () => {
	const sheet = await sheetAs('public');
	expect(sheet?.actions[0]?.combination?.komatta.map(({ text }) => text)).toEqual([
		'ごみを 出す 場所が 遠くなった'
	]);
	await sheetAs('members');
});

test('what was let go since is on no sheet and in no count, nor is a note that not everybody saw', async () => {
	const address = { meeting: second.id, municipality: person.municipality };
	const unseen = ['waiting', 'held', 'trashed', 'withdrawn', 'handed_off'] as const;
	await scope(app.db, person.municipality, (tx) =>
		tx.insert(notes).values(
			unseen.map((state, i) => ({
				id: newId() as NoteId,
				meetingId: second.id,
				municipalityId: person.municipality,
				kind: 'komatta' as const,
				text: '',
				state,
				source: 'proxy' as const,
				seq: 9_000 + i
			}))
		)
	);
	expect(await meetingOutcome(app, address)).toEqual({
		people: 24,
		withoutPhone: 8,
		notes: { komatta: 5, mottainai: 5 },
		groups: 2,
		combinations: 4,
		actions: 2
	});
	await scope(app.db, person.municipality, (tx) =>
		tx.update(actionItems).set({ status: 'dropped' }).where(eq(actionItems.status, 'on_hold'))
	);
	expect((await actionSheet(app, person, second.id))?.actions).toHaveLength(1);
	const short = await outcomesInShort(app.db, person, [second.id]);
	expect(short.get(second.id)).toEqual({ people: 24, actions: 1 });
});
