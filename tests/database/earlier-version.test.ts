/** The tests share one database of version 0.1.0: those that only read come first. */
import fs from 'node:fs';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { AccountId, GroupId, NoteId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { UnsavedCopy } from '#lib/live/unsaved-copy.ts';
import { actionHistory } from '#lib/server/actions/action-history.ts';
import { listActions } from '#lib/server/actions/list-actions.ts';
import { findPerson, type Person } from '#lib/server/auth/person.ts';
import { scope } from '#lib/server/db/scope.ts';
import { listAheadNotes } from '#lib/server/meetings/ahead-notes.ts';
import { carriedOver } from '#lib/server/meetings/carried-over.ts';
import { finishOldMeetings } from '#lib/server/meetings/finish-old-meetings.ts';
import { listMeetings } from '#lib/server/meetings/list-meetings.ts';
import { meetingOutcome } from '#lib/server/meetings/meeting-outcome.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { minutesText } from '#lib/server/minutes/find-minutes.ts';
import { frames } from '#lib/wire/frames.ts';
import { aStorage } from '../fixtures/browser.ts';
import {
	plain,
	recordedCookiesAndLinks,
	recordedMigrations,
	recordedReading,
	recordedReceipts,
	recordedStorage,
	type MeetingName
} from '../fixtures/earlier-version.ts';
import { addressOf, enter, startInstallation, type Installation } from '../fixtures/installation.ts';
import type { Client } from '../support/room-client.ts';
import { post } from '../support/meeting.ts';

const { municipality, coordinator, guests } = recordedCookiesAndLinks();
const before = recordedReading();
const receipts = recordedReceipts();
const names = Object.keys(before.boards) as MeetingName[];
const ann: Actor = { kind: 'participant', id: guests.ann.participant };
const staff: Actor = { kind: 'account', id: coordinator as AccountId, facilitates: true };

let now: Installation;
let person: Person;
beforeAll(async () => {
	now = await startInstallation();
	const found = await scope(now.app.db, municipality, (tx) => findPerson(tx, coordinator as AccountId));
	if (!found) throw new Error('the coordinator is gone');
	person = found;
});
afterAll(() => now.database.close());

async function expectBoardsAsBefore(): Promise<void> {
	for (const name of names) {
		const address = addressOf(name);
		expect(plain(await boardOf(now.app, address)), name).toMatchObject(before.boards[name]);
		expect(plain(await now.log.staffView(address)), name).toMatchObject(before.staffViews[name]);
	}
	for (const [name, view] of Object.entries(before.ownViews)) {
		const { participant } = guests[name as keyof typeof before.ownViews];
		const views = await now.log.ownViews(addressOf('open'), [participant]);
		expect(plain(views.get(participant)), name).toMatchObject(view);
	}
}

test('[R3] no migration that 0.1.0 has run was changed, and the later ones come after it', async () => {
	const folder = new URL('../../drizzle/migrations/', import.meta.url);
	const journal = JSON.parse(fs.readFileSync(new URL('meta/_journal.json', folder), 'utf8')) as {
		readonly entries: readonly { readonly tag: string; readonly when: number }[];
	};
	const ran = recordedMigrations();
	const hashes = journal.entries.map(({ tag, when }) => {
		const text = fs.readFileSync(new URL(`${tag}.sql`, folder), 'utf8');
		return { when, hash: createHash('sha256').update(text).digest('hex') };
	});
	const byTime = ran.toSorted((a, b) => a.when - b.when);
	expect(hashes.slice(0, ran.length)).toEqual(byTime);
	const rows = await now.database.sql<{ at: number }[]>`
		select created_at as at from drizzle.__drizzle_migrations order by created_at`;
	expect(rows.map(({ at }) => at)).toEqual(hashes.map(({ when }) => when));
});

test('every board, and what staff and each phone see besides, reads as it did', expectBoardsAsBefore);

test('[A1] やること read as they did, with their origins and their histories', async () => {
	const { db } = now.app;
	const actions = await listActions(db, person, { now: new Date(before.readAt) });
	// 0.1.0 called this reading `carried`; it is computed from rows, and stored nowhere.
	const read = actions.map(({ meetingsSince, ...action }) => ({ ...action, carried: meetingsSince }));
	expect(plain(read)).toMatchObject(before.actions);
	expect(actions.length).toBeGreaterThan(3);
	for (const { id } of actions)
		expect(plain(await actionHistory(db, person, id))).toMatchObject(before.histories[id]!);
});

test('会議録 and the lists of meetings and notes read as they did', async () => {
	const { app } = now;
	expect(plain(await minutesText(app, addressOf('finished')))).toEqual(before.minutes);
	expect(plain(await listMeetings(app.db, person, { limit: 200 }))).toMatchObject(before.meetings);
	expect(plain(await carriedOver(app, addressOf('open')))).toMatchObject(before.carriedOver);
	expect(plain(await listAheadNotes(app, addressOf('next')))).toMatchObject(before.aheadNotes);
	expect(plain(await meetingOutcome(app, addressOf('finished')))).toMatchObject(before.outcome);
});

test('[S1] a command that 0.1.0 has answered is answered the same, and is not done again', async () => {
	const clients = new Map<string, Client>();
	for (const { meeting, actor, command, answer } of receipts) {
		const board = { municipality, meeting };
		const key = `${meeting} ${actor.id}`;
		const client = clients.get(key) ?? (await enter(now.rooms, board, actor));
		clients.set(key, client);
		client.sendBytes(frames.command(command));
		await now.rooms.open(board).settle();
		expect(client.answers.get(command.id), command.type).toEqual(answer);
	}
	await expectBoardsAsBefore();
});

test('[S2] the id of such a command with other content is refused', async () => {
	const { command } = receipts.find(
		({ actor, command: { type } }) => actor.id === ann.id && type === 'note.post'
	)!;
	const phone = await enter(now.rooms, addressOf('open'), ann);
	phone.sendBytes(frames.command({ ...command, text: 'べつの ことば' }));
	await now.rooms.open(addressOf('open')).settle();
	expect(phone.answers.get(command.id)).toMatchObject({ ok: false, refusal: 'id_reused' });
});

test('[S1] what pages of 0.1.0 had not sent is taken when it comes: commands, and lines of 会議録', async () => {
	const { read, local, minutes } = recordedStorage();
	const room = now.rooms.open(addressOf('open'));
	for (const [actor, { waiting }] of [
		[ann, read.phone],
		[staff, read.staff]
	] as const) {
		const client = await enter(now.rooms, addressOf('open'), actor);
		for (const command of waiting) client.sendBytes(frames.command(command));
		await room.settle();
		for (const { id, type } of waiting) expect(client.answers.get(id), type).toMatchObject({ ok: true });
	}

	const which = { document: `minutes:${minutes.meeting}`, epoch: minutes.epoch, page: 'now' };
	const scribe = await enter(now.minutesRooms, addressOf('finished'), staff, ({ doc }) =>
		new UnsavedCopy(aStorage(local), doc, which).takeOver()
	);
	expect(scribe.closedWith).toBeNull();
	expect(JSON.stringify(await minutesText(now.app, addressOf('finished')))).toContain(read.minutes.unsaved);
});

test('[P8] a meeting that was open goes on and ends, one in まとめ中 ends by itself, and a finished one stays as it was', async () => {
	const open = addressOf('open');
	const room = now.rooms.open(open);
	const [phone, desk] = [await enter(now.rooms, open, ann), await enter(now.rooms, open, staff)];
	const posted = await phone.ask(room, post('坂の 上に ベンチが ほしい'));
	expect(posted).toMatchObject({ ok: true });
	const { waiting } = desk.board.tallies;
	const shown = waiting.komatta + waiting.mottainai;
	expect(await desk.ask(room, { type: 'notes.show' })).toMatchObject({ ok: true, result: { shown } });
	const note = (posted.ok && posted.result['note']) as NoteId;
	makeGroup(desk.doc, 'group-of-today' as GroupId, [note], '休む 場所');
	await room.settle();
	expect((await boardOf(now.app, open)).groups.at(-1)).toMatchObject({
		title: '休む 場所',
		notes: [{ id: note }]
	});
	expect(await desk.ask(room, { type: 'votes.close' })).toMatchObject({ ok: true });
	expect(desk.board.combinations.map(({ votes }) => votes)).toEqual([3, 4]);
	expect(await desk.ask(room, { type: 'meeting.close' })).toMatchObject({ ok: true });
	expect(await desk.ask(room, { type: 'meeting.finish' })).toMatchObject({ ok: true });

	await finishOldMeetings(now.app, new Date('2027-01-30T12:00:00Z'));
	expect((await boardOf(now.app, addressOf('wrapUp'))).phase).toBe('closed');

	const over = await enter(now.rooms, addressOf('finished'), staff);
	const refused = await over.ask(now.rooms.open(addressOf('finished')), { type: 'votes.open' });
	expect(refused).toMatchObject({ ok: false, refusal: 'meeting_closed' });
	const { finished } = before.boards;
	expect(plain(await boardOf(now.app, addressOf('finished')))).toMatchObject(finished);
});
