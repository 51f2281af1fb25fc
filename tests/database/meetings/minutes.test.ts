/** 会議録 begin with one draft, and no other 市町村 reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { attendances } from '#lib/server/db/schema/attendance.ts';
import { scope } from '#lib/server/db/scope.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesEpoch, minutesText } from '#lib/server/minutes/find-minutes.ts';
import { EpochChanged } from '../../../server/live/log/board-log.ts';
import { minutesLog } from '../../../server/minutes/minutes-log.ts';
import { aCity, aMeeting, anApp } from '../../support/city.ts';
import { aDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let app: App;
beforeAll(async () => {
	database = await aDatabase();
	app = anApp(database.db);
});
afterAll(() => database.close());

async function begun(): Promise<MeetingAddress> {
	const meeting = await aMeeting(app, await aCity(database.db));
	await beginMinutes(app, meeting);
	return meeting;
}

const bytes = Uint8Array.of(0, 0);

test('[M3] whoever asks second, also at the same moment, finds the first draft', async () => {
	const meeting = await aMeeting(app, await aCity(database.db));
	await Promise.all([beginMinutes(app, meeting), beginMinutes(app, meeting)]);
	const epoch = await minutesEpoch(app, meeting);
	await beginMinutes(app, meeting);
	expect(await minutesEpoch(app, meeting)).toBe(epoch);
	const log = minutesLog(database.db);
	expect(await log.load(meeting)).toMatchObject({ seq: 1, epoch, updates: [{}] });
});

test('[M3] the draft knows who came, by 所属, without anybody whom nobody counted', async () => {
	const meeting = await aMeeting(app, await aCity(database.db));
	const { municipality: municipalityId, meeting: meetingId } = meeting;
	const came = (affiliation: 'resident' | 'npo', people: number, withoutPhone: number) => ({
		municipalityId,
		meetingId,
		affiliation,
		organization: '',
		people,
		withoutPhone
	});
	await scope(database.db, municipalityId, (tx) =>
		tx.insert(attendances).values([came('resident', 9, 4), came('npo', 0, 0)])
	);
	await beginMinutes(app, meeting);
	const text = JSON.stringify(await minutesText(app, meeting));
	expect(text).toContain('9人（うち スマホなし 4人）');
	expect(text).toContain('住民（所属なし）');
	expect(text).not.toContain('NPO');
	expect(text).toContain('葉月台 集会所');
});

test('a meeting without 会議録 has none, and no head', async () => {
	const meeting = await aMeeting(app, await aCity(database.db));
	expect(await minutesEpoch(app, meeting)).toBeNull();
	expect(await minutesText(app, meeting)).toBeNull();
	expect((await minutesLog(database.db).heads([meeting.meeting])).size).toBe(0);
});

test('[S3] commits take one number after the other, and a copy that lags is handed what it lacks', async () => {
	const [meeting, log] = [await begun(), minutesLog(database.db)];
	const known = (await log.load(meeting))!;
	const write = () =>
		log.append(meeting, known, (_rows, { updates }) => Promise.resolve({ bytes, value: updates.length }));
	const both = await Promise.all([write(), write()]);
	expect(both.map(({ seq }) => seq).sort()).toEqual([2, 3]);
	expect(both.map(({ value }) => value).sort()).toEqual([0, 1]);
	expect((await log.since(meeting, known)).updates).toHaveLength(2);
	expect((await log.heads([meeting.meeting])).get(meeting.meeting)).toEqual({ seq: 3, epoch: known.epoch });
});

test('[S9] 会議録 with a long log become one row that reads the same', async () => {
	const [meeting, log] = [await begun(), minutesLog(database.db)];
	const known = (await log.load(meeting))!;
	const before = await minutesText(app, meeting);
	for (let i = 0; i < 3; i += 1)
		await log.append(meeting, known, () => Promise.resolve({ bytes, value: null }));
	expect(await log.compact(meeting)).toBe(4);
	expect(await log.load(meeting)).toMatchObject({ seq: known.seq + 3, updates: [{}] });
	expect(await minutesText(app, meeting)).toEqual(before);
});

test('[S4] a batch that throws leaves nothing; one that changes nothing takes no number', async () => {
	const [meeting, log] = [await begun(), minutesLog(database.db)];
	const known = (await log.load(meeting))!;
	await expect(log.append(meeting, known, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	const nothing = await log.append(meeting, known, () => Promise.resolve({ bytes: null, value: null }));
	expect(nothing.seq).toBe(known.seq);
	expect(await log.load(meeting)).toEqual(known);
});

test('after a restore a copy of the other 会議録 writes nothing', async () => {
	const [meeting, log] = [await begun(), minutesLog(database.db)];
	const work = () => Promise.resolve({ bytes, value: null });
	await expect(log.append(meeting, { seq: 1, epoch: 'another' }, work)).rejects.toThrow(EpochChanged);
	await expect(log.append(meeting, { ...(await log.load(meeting))!, seq: 9 }, work)).rejects.toThrow(
		EpochChanged
	);
});

test('another 市町村 reads and writes no 会議録 of ours', async () => {
	const [meeting, log] = [await begun(), minutesLog(database.db)];
	const { municipality } = await aCity(database.db, '別の市');
	const theirs = { ...meeting, municipality };
	expect(await log.load(theirs)).toBeNull();
	expect(await minutesText(app, theirs)).toBeNull();
	const known = (await log.load(meeting))!;
	await expect(log.append(theirs, known, () => Promise.resolve({ bytes, value: null }))).rejects.toThrow();
	expect(await log.load(meeting)).toEqual(known);
});
