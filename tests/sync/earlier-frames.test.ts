/** Rooms take what pages of version 0.1.0 sent, and pages read what its server sent. */
import type { IncomingMessage } from 'node:http';
import * as decoding from 'lib0/decoding';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#lib/board/document/doc.ts';
import { isStaff, type Actor } from '#lib/board/policy/actor.ts';
import { refusals } from '#lib/board/policy/refusals.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import { closeCodes, messages, ourMessages, syncSteps, type Answer } from '#lib/wire/frames.ts';
import { closeCodeHeader, pack, unpack } from '#lib/wire/parcel.ts';
import type { Room } from '../../server/live/room/room.ts';
import type { Session } from '../../server/live/room/session.ts';
import { readAddress, type UpgradeParts } from '../../server/live/transport/authorize.ts';
import { aBrowser } from '../fixtures/browser.ts';
import {
	bytesOf,
	plain,
	recordedFrames,
	recordedStorage,
	type Page,
	type RecordedFrame
} from '../fixtures/earlier-version.ts';
import { Meeting } from '../support/meeting.ts';

afterEach(() => void vi.useRealTimers());

const recorded = recordedFrames();
const pages = ['staff', 'ann'] as const;

const framesOf = (frames: readonly RecordedFrame[], page: Page, way: 'sent' | 'received') =>
	frames.flatMap((frame) => (frame.who === page && frame[way] ? [bytesOf(frame[way])] : []));

class RecordedPage {
	readonly received: Uint8Array[] = [];
	closedWith: number | null = null;
	readonly #session: Session;

	constructor(room: Room, actor: Actor) {
		const visitor = { actor, edits: isStaff(actor), frames: true };
		this.#session = room.enter(visitor, {
			send: (bytes) => void this.received.push(bytes),
			close: (code) => void (this.closedWith = code),
			unsentBytes: 0
		});
	}

	send(frame: Uint8Array): void {
		this.#session.receive(frame);
	}
}

/** The last word of each kind that a server said. */
function toldBeside(frames: readonly Uint8Array[]) {
	const answers: Answer[] = [];
	let own: unknown;
	let erased: unknown;
	let stored = 0;
	let clock = 0;
	for (const frame of frames) {
		const decoder = decoding.createDecoder(frame);
		const json = () => JSON.parse(decoding.readVarString(decoder)) as unknown;
		const number = decoding.readVarUint(decoder);
		if (number === ourMessages.answer) answers.push(json() as Answer);
		if (number === ourMessages.private) own = json();
		if (number === ourMessages.erased) erased = json();
		if (number === ourMessages.stored) stored = decoding.readVarUint(decoder);
		if (number === ourMessages.clock) clock = decoding.readVarUint(decoder);
	}
	return { answers, own, erased, stored, clock };
}

test.each([
	['an evening', recorded.days[0]],
	['the next day, from the log that was left', recorded.days[1]]
])('[S1] a room takes every frame of %s in 0.1.0, and answers as it did', async (_, day) => {
	const meeting = new Meeting();
	const { meeting: id } = meeting.board;
	meeting.log.begin(id, bytesOf(day.log));
	const room = meeting.room();
	const entered = new Map<Page, RecordedPage>();
	for (const { who, sent } of day.frames) {
		if (!sent) continue;
		const page = entered.get(who) ?? new RecordedPage(room, recorded.actors[who]);
		entered.set(who, page);
		page.send(bytesOf(sent));
		await room.settle();
	}

	for (const who of pages) {
		const { received, closedWith } = entered.get(who)!;
		expect(closedWith, who).toBeNull();
		const before = toldBeside(framesOf(day.frames, who, 'received'));
		expect(before.answers.length, who).toBeGreaterThan(0);
		expect(toldBeside(received), who).toMatchObject(before);
	}
	const doc = new Y.Doc();
	for (const { bytes } of meeting.log.shelf(id).updates) Y.applyUpdate(doc, bytes);
	expect(plain(readBoard(doc))).toMatchObject(day.board);
});

test.each(pages)('a page reads what the server of 0.1.0 told %s, on both days', async (who) => {
	vi.useFakeTimers();
	const browser = aBrowser();
	const view = who === 'ann' ? 'phone' : 'staff';
	const page = new LiveBoard({
		meeting: 'meeting-0001',
		epoch: 'first',
		view,
		readPrivate: readStaffPrivate
	});
	const forgotten: string[] = [];
	page.onErased = (notes) => void forgotten.push(...notes);
	const leave = page.connect(browser.environment);
	for (const { frames, seen } of recorded.days) {
		await vi.advanceTimersByTimeAsync(1_000); // the next try begins within this time
		const received = framesOf(frames, who, 'received');
		browser.socket.says(...received);
		await vi.advanceTimersByTimeAsync(10);
		expect([page.status, page.isSaved]).toEqual(['online', true]);
		expect(Math.abs(page.serverNow() - toldBeside(received).clock)).toBeLessThan(1_000);
		expect(plain(page.board)).toMatchObject(seen[who].board);
		const { privateNotes: notes, attendance, snapshots, stopped } = page;
		const { supports, votes } = page.answers;
		expect(plain({ notes, supports, votes, attendance, snapshots, stopped })).toMatchObject(
			seen[who].private
		);
		expect(forgotten).toEqual(seen[who].erased);
		browser.socket.onclose?.({ code: 1006 });
	}
	leave();
});

test('a POST of a page of 0.1.0 holds the same frames, and its answer is known by the same header', () => {
	const parcel = bytesOf(recorded.parcel);
	const sent = framesOf(recorded.days[0].frames, 'ann', 'sent');
	expect(unpack(parcel)).toEqual(sent);
	expect(pack(sent)).toEqual(parcel);
	expect(closeCodeHeader).toBe(recorded.closeHeader);
});

test('the addresses at which pages of 0.1.0 ask for their documents are read as before', () => {
	const parts = { boards: { layout: -1 }, minutes: { layout: -2 } } as unknown as UpgradeParts;
	const { meeting, epoch, minutes } = recordedStorage();
	const asked = recorded.addresses.map((url) => readAddress(parts, { url } as IncomingMessage));
	const board = { endpoint: parts.boards, meeting, epoch, frames: true, layout: 2 };
	const text = { endpoint: parts.minutes, ...minutes, view: 'staff', frames: true, layout: 1 };
	expect(asked).toEqual([
		{ ...board, view: 'phone' },
		{ ...board, view: 'staff' },
		{ ...text, epoch: 'before-the-restore' },
		text
	]);
});

test('no number of a frame, no close code and no refusal of 0.1.0 says anything else', () => {
	expect({ messages, ourMessages, syncSteps }).toMatchObject(recorded.numbers);
	expect(closeCodes).toMatchObject(recorded.closeCodes);
	expect(refusals).toEqual(expect.arrayContaining([...recorded.refusals]));
});
