import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/document/bounds.ts';
import { makeGroup, moveNotes, undoFor } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { minutesRules } from '../../../server/live/edits/edit-rules.ts';
import { MemoryLog } from '../../support/memory/memory-log.ts';
import { Room } from '../../../server/live/room/room.ts';
import { realEffects } from '../../../server/live/room/rooms.ts';
import { slowness, threadMs } from '../../soak/thread-time.ts';
import { Client } from '../../support/room-client.ts';
import { collectedEdit, editOnCopy, type Run } from '../../support/forged.ts';
import { address, boardBytes, facilitator, Meeting, quiet } from '../../support/meeting.ts';

const [g, h] = ['group-0001', 'group-0002'] as unknown as [GroupId, GroupId];

async function over(fill: (doc: Y.Doc) => void) {
	const meeting = await Meeting.begin();
	const doc = new Y.Doc();
	Y.applyUpdate(doc, boardBytes());
	doc.getMap('meeting').set('phase', 'open');
	fill(doc);
	meeting.log.begin(meeting.board.meeting, Y.encodeStateAsUpdate(doc));
	const room = meeting.room();
	const [rogue, honest] = [await meeting.facilitator(room), await meeting.facilitator(room)];
	const stored = () => {
		const kept = new Y.Doc();
		for (const { bytes } of meeting.log.shelf(meeting.board.meeting).updates) Y.applyUpdate(kept, bytes);
		return kept.store.clients;
	};
	return { meeting, room, rogue, honest, stored };
}

const structsOf = (clients: Y.Doc['store']['clients']) =>
	[...clients.values()].reduce((sum, { length }) => sum + length, 0);

const strangers = (count: number, first = 1): Run[] =>
	Array.from({ length: count }, (_, i) => ({ client: first + i, clock: 0, length: 1 }));

/** Yjs does not merge the structs of alternating writes. */
function lengthen(doc: Y.Doc, count: number): void {
	doc.transact(() => {
		const group = new Y.Map<unknown>();
		doc.getMap('groups').set(g, group);
		for (let i = 0; i < count; i += 1) group.set(i % 2 ? 'number' : 'order', i % 2 ? 1 : 'a1');
	});
}

test('[S12] one person brings a hundred pages at once, and one more each minute; the others go on, and it is not cut for good', async () => {
	const { meeting, room, rogue, honest, stored } = await over(() => undefined);
	const before = stored().size;
	const send = async (runs: readonly Run[]) => {
		if (!rogue.isConnected) rogue.connect(room);
		rogue.sendBytes(frames.update(collectedEdit(runs)));
		await room.settle();
		return rogue.closedWith;
	};
	expect(await send(strangers(90))).toBeNull();
	expect(await send(strangers(90, 1_001))).toBe(closeCodes.tooFast);
	expect(await send(strangers(10, 1_001))).toBeNull();
	expect(await send(strangers(1, 2_001))).toBe(closeCodes.tooFast);
	expect(stored().size).toBe(before + 100);
	makeGroup(honest.doc, g, [], '買い物');
	await room.settle();
	expect(honest.closedWith).toBeNull();
	meeting.clock += 60_000;
	expect(await send(strangers(1, 2_001))).toBeNull();
});

test('[S12] a room is not closed, and its budgets forgotten, before they are full again', async () => {
	const { meeting, room, rogue, honest } = await over(() => undefined);
	rogue.sendBytes(frames.update(collectedEdit(strangers(30))));
	await room.settle();
	rogue.drop();
	honest.drop();
	meeting.clock += 29 * 60_000;
	expect(room.isIdle()).toBe(false);
	meeting.clock += 60_001;
	expect(room.isIdle()).toBe(true);
});

test('[S12] pages that come as collected pieces count: where there are 3,990, ten more are taken and twenty are not', async () => {
	const { room, rogue, honest } = await over((doc) => {
		const there = [...doc.store.clients.keys()].length;
		Y.applyUpdate(doc, collectedEdit(strangers(serverBounds.clients - 10 - there)));
	});
	rogue.sendBytes(frames.update(collectedEdit(strangers(20, 10_001))));
	await room.settle();
	expect(rogue.closedWith).toBe(closeCodes.unreadable);
	makeGroup(honest.doc, g, [], '買い物');
	honest.sendBytes(frames.update(collectedEdit(strangers(9, 10_001))));
	await room.settle();
	expect(honest.closedWith).toBeNull();
});

test('[S12] what was deleted at once counts as pieces, under fresh keys and in one list; collected pieces that adjoin count as one', async () => {
	const { room, rogue, stored } = await over((doc) => lengthen(doc, serverBounds.structs - 5_000));
	const forge = async (write: (doc: Y.Doc) => void) => {
		if (!rogue.isConnected) rogue.connect(room);
		await room.settle();
		rogue.sendBytes(frames.update(editOnCopy(rogue.doc, write)));
		await room.settle();
		return rogue.closedWith;
	};
	const goneKeys = (count: number) => (doc: Y.Doc) => {
		for (let i = 0; i < count; i += 1) doc.getMap('groups').set(`gone-${i}`, new Y.Map());
		for (let i = 0; i < count; i += 1) doc.getMap('groups').delete(`gone-${i}`);
	};
	expect(await forge(goneKeys(6_000))).toBe(closeCodes.unreadable);
	expect(await forge(goneKeys(1_000))).toBeNull();
	rogue.sendBytes(
		frames.update(
			collectedEdit(Array.from({ length: 20_000 }, (_, i) => ({ client: 77, clock: 2 * i, length: 2 })))
		)
	);
	await room.settle();
	expect(rogue.closedWith).toBeNull();
	expect(structsOf(stored())).toBeLessThan(serverBounds.structs);
});

test('[S12] offline four hundred notes are moved, and that is undone and done again ten times: sent as one edit, it is taken', async () => {
	const notes = Array.from({ length: 400 }, (_, i) => `note-${i}` as NoteId);
	const { meeting, room, honest } = await over((doc) => {
		doc.transact(() => {
			notes.forEach((id, i) => {
				const note = { kind: 'komatta', text: `紙 ${i}`, number: 201 + i };
				doc.getMap('notes').set(id, new Y.Map(Object.entries(note)));
			});
			makeGroup(doc, g, notes, '買い物');
			makeGroup(doc, h, [], '雪の日');
		});
	});
	honest.drop();
	const undo = undoFor(honest.doc);
	moveNotes(honest.doc, notes, h);
	for (let i = 0; i < 10; i += 1) {
		undo.undo();
		undo.redo();
	}
	honest.connect(room);
	await room.settle();
	expect(honest).toMatchObject({ closedWith: null, stored: 1 });
	const { groups } = (await meeting.facilitator(room)).board;
	expect(groups.map(({ notes: there }) => there.length)).toEqual([0, 400]);
});

function minutesOf(lines: readonly string[]) {
	const doc = new Y.Doc();
	addLines(doc, lines);
	return doc;
}

function addLines(doc: Y.Doc, lines: readonly string[]): void {
	const all = lines.map((text) => {
		const line = new Y.XmlElement('paragraph');
		line.insert(0, [new Y.XmlText(text)]);
		return line;
	});
	doc.getXmlFragment(minutesRoot).push(all);
}

function thin(doc: Y.Doc, each: number, lines: { from: number; until: number }): void {
	doc.transact(() => {
		for (let i = lines.from; i < lines.until; i += 1) {
			const text = (doc.getXmlFragment(minutesRoot).get(i) as Y.XmlElement).get(0) as Y.XmlText;
			for (let k = each; k > 0; k -= 1) text.delete(2 * k - 1, 1);
		}
	});
}

async function aMinutesRoom(doc: Y.Doc) {
	const log = new MemoryLog();
	log.begin(address().meeting, Y.encodeStateAsUpdate(doc));
	const room = new Room({
		board: address(),
		log,
		logger: quiet,
		effects: realEffects,
		rules: minutesRules,
		now: Date.now,
		monotonic,
		pause: () => Promise.resolve(),
		committed: () => undefined
	});
	const enter = async () => {
		const client = new Client(facilitator());
		client.connect(room);
		await room.settle();
		return client;
	};
	return { room, enter };
}

test('[S12] 会議録 with as many small deletions as they may hold open, and again after a break, and hold nobody up', async () => {
	const doc = minutesOf(Array.from({ length: 100 }, () => 'あい'.repeat(990)));
	thin(doc, 985, { from: 0, until: 100 });
	const structs = structsOf(doc.store.clients);
	expect(structs).toBeGreaterThan(0.98 * serverBounds.structs);
	const { room, enter } = await aMinutesRoom(doc);
	const page = await enter();
	expect(page).toMatchObject({ closedWith: null, stored: 1 });
	page.drop();
	page.connect(room);
	await room.settle();
	expect(page).toMatchObject({ closedWith: null, stored: 1 });

	const all = frames.step2(Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(page.doc)));
	const [asMeasured, scaled]: [number[], number[]] = [[], []];
	for (let i = 0; i < 5; i += 1) {
		const before = threadMs();
		page.sendBytes(all);
		await room.settle();
		asMeasured.push(threadMs() - before);
		scaled.push(asMeasured.at(-1)! / slowness());
	}
	const [longest, longestScaled] = [Math.max(...asMeasured), Math.max(...scaled)];
	console.log(
		`${structs} structs, ${all.length} bytes of deletions: ${longest.toFixed(1)} ms of the thread, scaled ${longestScaled.toFixed(1)}`
	);
	expect(longestScaled).toBeLessThan(50);
	expect(page).toMatchObject({ closedWith: null, stored: 6 });
});

test('[S12] deletions count by what they cut: no edit brings 会議録 over their bound letter by letter', async () => {
	const early = minutesOf(Array.from({ length: 100 }, () => 'あい'.repeat(990)));
	thin(early, 950, { from: 0, until: 100 });
	const doc = new Y.Doc(); // A cut takes longer the more its client wrote behind it.
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(early));
	addLines(
		doc,
		Array.from({ length: 10 }, () => 'あい'.repeat(990))
	);
	const { room, enter } = await aMinutesRoom(doc);
	const page = await enter();
	const codes: (number | null)[] = [];
	for (let i = 100; i < 106; i += 1) {
		thin(page.doc, 950, { from: i, until: i + 1 });
		await room.settle();
		codes.push(page.closedWith);
	}
	expect(codes).toEqual([null, null, null, null, null, closeCodes.unreadable]);
});
