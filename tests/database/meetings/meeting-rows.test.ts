/** Both board logs keep the same rows up to まとめ完了. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionId, CombinationId, ParticipantId } from '#lib/board/model.ts';
import { participants } from '#lib/server/db/schema/meeting.ts';
import { scope } from '#lib/server/db/scope.ts';
import type { BoardRows } from '../../../server/live/log/board-rows.ts';
import { postgresLog } from '../../../server/board/rows/postgres-log.ts';
import { aCity, aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';
import { aNote, aPhone, inMemory, inPostgres, newId, write, type Setting } from '../../support/logs.ts';

let database: TestDatabase;
beforeAll(async () => {
	database = await aDatabase();
});
afterAll(() => database.close());

const settings = { memory: inMemory, postgres: () => inPostgres(database.db) };
const idea = 'idea-aaaa' as CombinationId;

const ownView = async ({ log, board, author }: Setting) => (await log.ownViews(board, [author])).get(author);

describe.each(Object.entries(settings))('the log in %s', (_name, begin) => {
	test('[V3] the last word of a phone about an idea counts, and sums are of all phones', async () => {
		const setting = await begin();
		await write(setting, null, (rows) => rows.setVote(setting.author, idea, 3));
		await write(setting, null, (rows) => rows.setVote(setting.author, idea, 1));
		const { value } = await write(setting, null, (rows) => rows.voteSums());
		expect(value).toEqual(new Map([[idea, 1]]));
		expect(await ownView(setting)).toMatchObject({ votes: { [idea]: 1 }, stopped: false });
	});

	test('[V6] a phone with シール on several ideas has voted once, and one that took all back has not', async () => {
		const setting = await begin();
		const voted = async () => (await setting.log.staffView(setting.board)).voted?.phones;
		expect(await voted()).toBe(0);
		await write(setting, null, (rows) => rows.setVote(setting.author, idea, 2));
		await write(setting, null, (rows) => rows.setVote(setting.author, 'idea-bbbb' as CombinationId, 1));
		expect(await voted()).toBe(1);
		for (const id of [idea, 'idea-bbbb' as CombinationId])
			await write(setting, null, (rows) => rows.setVote(setting.author, id, 0));
		expect(await voted()).toBe(0);
	});

	test('[A8] 手伝えます is one for each phone; the counts outlive まとめ完了, the phones behind them do not', async () => {
		const setting = await begin();
		const { log, board, author } = setting;
		const id = newId() as ActionId;
		const words = {
			what: 'ためす',
			firstStep: '',
			owner: '',
			helpers: '',
			due: { kind: 'undecided' }
		} as const;
		const news = { status: 'not_started', remark: '' } as const;
		const first = { ...news, at: new Date('2027-01-23T01:00:00Z'), by: null, before: null };
		const change = (offer: Parameters<BoardRows['changeOffers']>[0]) =>
			write(setting, null, (rows) => rows.changeOffers(offer));
		const counts = async () => (await log.staffView(board)).offerCounts;
		await write(setting, null, (rows) =>
			rows.addAction(
				{ id, ...words, ...news, result: 'do', combination: null },
				{ here: true, notes: [] },
				first
			)
		);
		expect(await counts()).toEqual([]);
		await change({ action: id, hands: 4 });
		await change({ action: id, participant: author, on: true });
		expect((await ownView(setting))?.offers).toEqual([id]);
		expect(await counts()).toEqual([{ action: id, phones: 1, hands: 4 }]);
		await change({ action: id, participant: author, on: false });
		expect((await ownView(setting))?.offers).toEqual([]);
		expect(await counts()).toEqual([{ action: id, phones: 0, hands: 4 }]);
		await change({ action: id, participant: author, on: true });
		await write(setting, null, (rows) => rows.finish());
		expect((await ownView(setting))?.offers).toEqual([]);
		expect(await counts()).toEqual([{ action: id, phones: 1, hands: 4 }]);
	});

	test('[N13] all notes of a phone are counted, whatever became of them, but those that it withdrew', async () => {
		const setting = await begin();
		const states = ['waiting', 'held', 'shown', 'trashed', 'withdrawn', 'handed_off'] as const;
		for (const state of states)
			await write(setting, null, (rows) => rows.addNote(aNote(setting.author, { state })));
		await write(setting, null, (rows) => rows.addNote(aNote(null)));
		const facts = await write(setting, null, (rows) => rows.participant(setting.author));
		expect(facts.value.notes).toBe(5);
	});

	test('[N3] shown and waiting notes take a place on the board; held, trashed and gone ones do not', async () => {
		const setting = await begin();
		const states = ['waiting', 'shown', 'shown', 'held', 'trashed', 'withdrawn', 'handed_off'] as const;
		for (const state of states)
			await write(setting, null, (rows) => rows.addNote(aNote(setting.author, { state })));
		const counted = await write(setting, null, async (rows) => {
			const asked = { receipts: [], notes: [], participants: [], counts: true };
			await rows.readAhead(asked);
			rows.addNote(aNote(setting.author));
			rows.addNote(aNote(setting.author, { state: 'held', heldBy: 'rules' }));
			return rows.noteCounts();
		});
		expect(counted.value).toEqual({ onBoard: 4, held: 2, trashed: 1 });
	});

	test('[P7] what a phone has not shown yet is what waits and what is in あずかり, and nobody else’s', async () => {
		const setting = await begin();
		const states = ['waiting', 'held', 'shown', 'trashed', 'withdrawn', 'handed_off'] as const;
		const own = states.map((state) => aNote(setting.author, { state }));
		for (const note of [...own, aNote(null)]) await write(setting, null, (rows) => rows.addNote(note));
		const { value } = await write(setting, null, (rows) => rows.unshownOf(setting.author));
		expect(value.map(({ id }) => id).sort()).toEqual([own[0]!.id, own[1]!.id].sort());
	});

	test('[V2] わたしも is kept once, and forgotten with the note', async () => {
		const setting = await begin();
		const note = aNote(setting.author, { state: 'shown', number: 201 });
		await write(setting, null, (rows) => rows.addNote(note));
		for (let i = 0; i < 2; i += 1)
			await write(setting, null, (rows) => rows.setSupport(setting.author, note.id, true));
		expect((await ownView(setting))?.supports).toEqual([note.id]);
		const facts = await write(setting, null, (rows) => rows.participant(setting.author));
		expect(facts.value).toEqual({ stopped: false, notes: 1, supports: [note.id], votes: {}, offers: [] });
		await write(setting, null, (rows) => rows.changeNote(note.id, { state: 'withdrawn', text: '' }));
		expect((await ownView(setting))?.supports).toEqual([]);
	});

	test('[T2] a line of the attendance is changed in its place, and goes when nobody is left', async () => {
		const setting = await begin();
		const line = {
			affiliation: 'senior_club',
			organization: '葉月クラブ',
			people: 3,
			withoutPhone: 2
		} as const;
		await write(setting, null, (rows) => rows.setAttendance({ ...line, people: 9 }));
		await write(setting, null, (rows) => rows.setAttendance(line));
		const read = await write(setting, null, (rows) => rows.attendance('senior_club', '葉月クラブ'));
		expect(read.value).toMatchObject(line);
		expect((await setting.log.staffView(setting.board)).attendance).toMatchObject([line]);
		await write(setting, null, (rows) => rows.setAttendance({ ...line, people: 0, withoutPhone: 0 }));
		expect((await setting.log.staffView(setting.board)).attendance).toEqual([]);
	});

	test('[P7] a phone is stopped through its note, and all are allowed again', async () => {
		const setting = await begin();
		const [mine, proxy] = [aNote(setting.author), aNote(null, { source: 'proxy' })];
		await write(setting, null, (rows) => [mine, proxy].forEach((note) => rows.addNote(note)));
		const nobody = await write(setting, null, (rows) => rows.stopAuthor(proxy.id));
		expect(nobody.value).toBeNull();
		const author = await write(setting, null, (rows) => rows.stopAuthor(mine.id));
		expect(author.value).toBe(setting.author);
		expect((await ownView(setting))?.stopped).toBe(true);
		expect((await setting.log.staffView(setting.board)).stopped).toBe(true);
		const allowed = await write(setting, null, (rows) => rows.allowAuthors());
		expect(allowed.value).toEqual([setting.author]);
		expect((await ownView(setting))?.stopped).toBe(false);
	});

	test('[N8] a printed number is found as long as its note was ever there', async () => {
		const setting = await begin();
		await write(setting, null, (rows) => rows.addNote(aNote(null, { source: 'paper', number: 12 })));
		const found = await write(setting, null, async (rows) => [
			await rows.hasNumber(12),
			await rows.hasNumber(13)
		]);
		expect(found.value).toEqual([true, false]);
	});

	test('[P8] まとめ完了 leaves shown words and sums, and nothing that leads to a person', async () => {
		const setting = await begin();
		const shown = aNote(setting.author, { state: 'shown', number: 201, supportPhones: 1 });
		const never = (['held', 'trashed', 'waiting'] as const).map((state) =>
			aNote(setting.author, { state, text: '田中さん', number: state === 'trashed' ? 202 : null })
		);
		await write(setting, null, (rows) => {
			for (const note of [shown, ...never]) rows.addNote(note);
			rows.setVote(setting.author, idea, 2);
			rows.setSupport(setting.author, shown.id, true);
			rows.keepReceipt(setting.author, 'c1', { fingerprint: 'f', result: {} });
			rows.addHandoff({ on: '2027-01-23', field: 'elderly', destination: 'shakyo' });
		});
		await write(setting, null, (rows) => rows.finish());
		const after = await write(setting, null, async (rows) => ({
			shown: await rows.note(shown.id),
			never: await Promise.all(never.map(({ id }) => rows.note(id))),
			votes: await rows.voteSums(),
			receipt: await rows.receipt(setting.author, 'c1')
		}));
		expect(after.value).toMatchObject({
			shown: { text: '米が 重い', participant: null, postedBy: null, supportPhones: 1 },
			never: never.map(({ state }) => ({ state, text: '', participant: null, postedBy: null })),
			votes: new Map(),
			receipt: null
		});
		expect(await ownView(setting)).toMatchObject({ notes: [], supports: [], votes: {} });
	});
});

test('[N8] a printed number is taken in its own meeting, and in no other of the council', async () => {
	const city = await aCity(database.db);
	const log = postgresLog(database.db, () => 'a key');
	const found: boolean[] = [];
	for (const number of [12, null]) {
		const board = await aMeeting(anApp(database.db), city);
		const setting = { log, board, coordinator: city.coordinator, author: newId() as ParticipantId };
		if (number) await write(setting, null, (rows) => rows.addNote(aNote(null, { source: 'paper', number })));
		found.push((await write(setting, null, (rows) => rows.hasNumber(12))).value);
	}
	expect(found).toEqual([true, false]);
});

test('[V6] people on a device that is handed on are counted apart, and a projector screen is no phone', async () => {
	const setting = await inPostgres(database.db);
	const { board, log } = setting;
	const another = await aPhone(database.db, board);
	const [lent, screen] = [newId() as ParticipantId, newId() as ParticipantId];
	const row = { meetingId: board.meeting, municipalityId: board.municipality };
	await scope(database.db, board.municipality, (tx) =>
		tx.insert(participants).values([
			{ ...row, id: lent, kind: 'phone', lent: true, tokenHash: lent },
			{ ...row, id: screen, kind: 'screen', tokenHash: screen }
		])
	);
	for (const who of [another, lent]) await write(setting, null, (rows) => rows.setVote(who, idea, 1));
	expect((await log.staffView(board)).voted).toEqual({ phones: 1, of: 2, lent: 1 });
});
