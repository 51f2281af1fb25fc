import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId, ParticipantId } from '#lib/board/model.ts';
import { frames, messages, syncSteps } from '#lib/wire/frames.ts';
import { boardRules } from '../../../server/live/edits/edit-rules.ts';
import { LiveCopy } from '../../../server/live/room/live-copy.ts';
import { Room } from '../../../server/live/room/room.ts';
import { Client } from '../../support/room-client.ts';
import { Meeting, post, quiet } from '../../support/meeting.ts';
import { turn } from '../../support/until.ts';

const steps = ({ received }: Client) =>
	received.flatMap((bytes) => {
		const decoder = decoding.createDecoder(bytes);
		return decoding.readVarUint(decoder) === messages.sync ? [decoding.readVarUint(decoder)] : [];
	});

function slowLoads({ log }: Meeting) {
	const loads: (() => void)[] = [];
	const load = log.load.bind(log);
	log.load = (board) => new Promise((resolve) => loads.push(() => resolve(load(board))));
	return loads;
}

function enter(room: Room, id: string): Client {
	const client = new Client({ kind: 'participant', id: id as ParticipantId });
	client.connect(room);
	return client;
}

test('forty phones that come at one moment load the board once, and see no sync frame before it is there', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const loads = slowLoads(meeting);
	const phones = Array.from({ length: 40 }, (_, i) => enter(room, `phone-${i}`));
	phones[0]!.send(post('はやい 人'));
	await turn();
	expect(loads).toHaveLength(1);
	expect(phones.flatMap(({ received }) => received)).toEqual([]);
	loads[0]!();
	await room.settle();
	expect(loads).toHaveLength(1);
	for (const phone of phones) expect(phone.board.tallies.waiting.komatta).toBe(1);
});

test('the joining state is encoded once for each seq, and all who wait share its bytes', async () => {
	const meeting = await Meeting.begin();
	const stored = (await meeting.log.load(meeting.board))!;
	const copy = new LiveCopy(stored);
	const empty = Y.encodeStateVector(new Y.Doc());
	const first = copy.step2For(empty);
	expect(copy.step2For(empty)).toBe(first);
	copy.doc.getMap('groups').set('x', 1);
	copy.seq += 1;
	expect(copy.step2For(empty)).not.toBe(first);
	const late = new Y.Doc();
	late.getMap('groups').set('y', 1);
	expect(copy.step2For(Y.encodeStateVector(late))).not.toBe(copy.step2For(empty));
});

test('each load of a board takes a fresh client id', async () => {
	const meeting = await Meeting.begin();
	const stored = (await meeting.log.load(meeting.board))!;
	const ids = Array.from({ length: 20 }, () => new LiveCopy(stored).doc.clientID);
	expect(new Set(ids).size).toBe(20);
});

test('a room leaves memory only when nobody is there, nothing runs, and a while has passed', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const phone = await meeting.phone(room);
	const isIdleLater = (each: Room) => {
		meeting.clock += 60_001;
		return each.isIdle();
	};
	expect(isIdleLater(room)).toBe(false);
	phone.drop();
	expect(room.isIdle()).toBe(false);
	const loads = slowLoads(meeting);
	const fresh = meeting.room();
	void fresh.run({ id: '0'.repeat(26), type: 'door.set', open: false }, { kind: 'server' });
	expect(isIdleLater(fresh)).toBe(false); // Its command is not committed.
	await turn();
	loads[0]!();
	await fresh.settle();
	expect([room.isIdle(), fresh.isIdle()]).toEqual([true, true]);
});

test('[S3] an edit is counted as stored only after COMMIT; step 1 is asked of editors and never of guests', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [staff, phone] = [await meeting.facilitator(room), await meeting.phone(room)];
	expect(steps(staff)).toContain(syncSteps.step1);
	expect(steps(phone)).not.toContain(syncSteps.step1);
	const before = staff.stored;
	const append = meeting.log.append.bind(meeting.log);
	let commit: () => void = () => undefined;
	const asked = new Promise<void>((resolve) => (commit = resolve));
	meeting.log.append = async (...batch) => {
		const done = await append(...batch);
		await asked; // COMMIT takes until the test calls `commit`.
		return done;
	};
	makeGroup(staff.doc, 'group-0001' as GroupId, [], '雪の日');
	await turn();
	expect([staff.stored, phone.board.groups]).toEqual([before, []]);
	commit();
	await room.settle();
	expect(staff.stored).toBe(before + 1);
	expect(phone.board.groups).toHaveLength(1);
});

test('what comes while a batch commits goes out together: one change to each client', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [staff, phone] = [await meeting.facilitator(room), await meeting.phone(room)];
	staff.received.length = 0;
	for (let i = 0; i < 10; i += 1) phone.send(post(`紙 ${i}`));
	await room.settle();
	expect(steps(staff)).toEqual([syncSteps.update]);
	expect(staff.board.tallies.waiting.komatta).toBe(10);
});

test('a calm board commits at once; above twenty commits a second it commits every 20 ms', async () => {
	const meeting = await Meeting.begin();
	const pauses: number[] = [];
	const room = new Room({
		board: meeting.board,
		log: meeting.log,
		logger: quiet,
		rules: boardRules,
		effects: {
			now: () => new Date(meeting.clock),
			newId: () => crypto.randomUUID(),
			shuffle: (all) => [...all]
		},
		now: () => meeting.clock,
		monotonic: meeting.monotonic,
		pause: (ms) => {
			if (ms !== 100) pauses.push(ms);
			return Promise.resolve();
		},
		committed: () => undefined
	});
	const staff = await meeting.facilitator(room);
	pauses.length = 0;
	for (let i = 0; i < 25; i += 1) {
		meeting.clock += 10;
		staff.send(post(`紙 ${i}`));
		await room.settle();
	}
	expect(pauses.slice(0, 20)).toEqual(Array(20).fill(0));
	expect(pauses.at(-1)).toBe(10); // 10 of the 20 ms have passed.
	meeting.clock += 2_000;
	await staff.ask(room, post('やすんでから'));
	expect(pauses.at(-1)).toBe(0);
});

test('an answer to step 1 waits in the queue behind what was written before it', async () => {
	const meeting = await Meeting.begin();
	const room = meeting.room();
	const [phone, other] = [await meeting.phone(room), await meeting.phone(room)];
	other.received.length = 0;
	phone.send(post('さきに 書いた'));
	other.sendBytes(frames.step1(Y.encodeStateVector(new Y.Doc())));
	await room.settle();
	const whole = other.received.map((bytes) => decoding.createDecoder(bytes)).at(-1)!;
	expect([decoding.readVarUint(whole), decoding.readVarUint(whole)]).toEqual([
		messages.sync,
		syncSteps.step2
	]);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, decoding.readVarUint8Array(whole));
	expect(doc.getMap('tallies').get('komatta')).toBe(1);
});
