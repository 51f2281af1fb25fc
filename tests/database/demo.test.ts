import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionStatuses } from '#lib/board/model.ts';
import { actionHistory } from '#lib/server/actions/action-history.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { listAreas } from '#lib/server/councils/list-areas.ts';
import { listCouncils } from '#lib/server/councils/list-councils.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { carriedOver } from '#lib/server/meetings/carried-over.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { seedDemo } from '../../drizzle/seed/demo.ts';
import { anApp } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

test('the demo is an invented city with a past, and starting it again keeps it', async () => {
	const app = anApp(database.db);
	const { signIns } = await seedDemo(app);
	expect(await seedDemo(app)).toEqual({ signIns });

	const people = await Promise.all(
		signIns.map(async ({ name, password }) => {
			const answer = await signIn(app, { signInName: name, password, address: '192.0.2.1' });
			return typeof answer === 'string' ? null : (await readSession(app.db, answer.session))?.person;
		})
	);
	const coordinator = people.find((person) => person?.signInName === 'suishin');
	if (!coordinator) throw new Error('the coordinator cannot sign in');
	expect(people).not.toContain(null);

	const areas = await listAreas(app.db, coordinator.municipality);
	expect(areas.filter(({ kind }) => kind === 'community_area')).toHaveLength(21);
	expect(areas.filter(({ kind }) => kind === 'daily_living_area')).toHaveLength(7);
	const councils = await listCouncils(app.db, coordinator);
	expect(councils.map(({ tier }) => tier)).toEqual(['1', '2', '2', '2', '2']);

	const meetings = await listMeetings(app.db, coordinator, { limit: 200 });
	expect(meetings.map(({ phase }) => phase)).toEqual(['draft', 'closed', 'closed', 'closed', 'closed']);
	const actions = await listActions(app.db, coordinator);
	expect(new Set(actions.map(({ status }) => status))).toEqual(new Set(actionStatuses));
	const fromAnIdea = actions.filter(({ origin }) => origin.idea);
	expect(fromAnIdea.length).toBeGreaterThan(4);
	for (const { origin } of fromAnIdea) expect(origin.notes.length).toBeGreaterThan(0);
	const byGroup = actions.find(({ origin }) => origin.idea?.startsWith('昼まえの 送迎車'));
	expect(byGroup?.origin.notes).toHaveLength(4); // three come from a まとまり
	const histories = await Promise.all(actions.map(({ id }) => actionHistory(app.db, coordinator, id)));
	expect(histories.flat().filter(({ corrected }) => corrected.length > 0)).toHaveLength(1);

	const [today] = meetings;
	if (!today) throw new Error('there is no meeting today');
	const address = { meeting: today.id, municipality: coordinator.municipality };
	const tray = await carriedOver(app, address);
	expect(tray.notes).toHaveLength(2);
	expect(tray.combinations.map(({ notes }) => notes.length)).toEqual([3, 2]);
	const ahead = await listAheadNotes(app, address);
	const { waiting } = (await boardOf(app, address)).tallies;
	expect(ahead).toHaveLength(waiting.komatta + waiting.mottainai);
});
