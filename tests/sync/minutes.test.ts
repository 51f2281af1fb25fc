/** 会議録 in real rooms: who may write, and that nothing typed is lost. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AccountId, DayKeyId, ParticipantId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/actor.ts';
import { heading, paragraph } from '#lib/editor/content.ts';
import { beginMinutes, readMinutes } from '#lib/editor/minutes-document.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { minutesRules } from '../../server/sync/edit-rules.ts';
import { MemoryLog } from '../../server/sync/memory-log.ts';
import { Room } from '../../server/sync/room.ts';
import { realChance } from '../../server/sync/rooms.ts';
import { Client } from '../support/client.ts';
import { address, facilitator, post, quiet } from '../support/meeting.ts';

const board = address();

function begin() {
	const log = new MemoryLog();
	log.begin(
		board.meeting,
		beginMinutes({ type: 'doc', content: [heading(1, '会議録'), paragraph('下書き')] })
	);
	return { log, room: aRoom(log) };
}

const aRoom = (log: MemoryLog) =>
	new Room({
		...{ board, log, logger: quiet, chance: realChance, rules: minutesRules },
		now: Date.now,
		monotonic,
		pause: () => Promise.resolve(),
		committed: () => undefined
	});

async function enter(room: Room, actor: Actor = facilitator()): Promise<Client> {
	const client = new Client(actor);
	client.connect(room);
	await room.settle();
	return client;
}

function write({ doc }: Client, text: string): void {
	const line = new Y.XmlElement('paragraph');
	line.insert(0, [new Y.XmlText(text)]);
	doc.getXmlFragment(minutesRoot).push([line]);
}

const textOf = ({ doc }: Client) => doc.getXmlFragment(minutesRoot).toJSON();
const onDisk = (log: MemoryLog) => readMinutes(log.shelf(board.meeting).updates.map(({ bytes }) => bytes));

test('[M1] two people of the council write at once, and both are acknowledged and stored', async () => {
	const { log, room } = begin();
	const [mizuno, scribe] = [await enter(room, facilitator('a')), await enter(room, facilitator('b'))];
	const before = mizuno.stored;
	write(mizuno, '車は 火曜に');
	write(scribe, 'お茶のみ場は 土間で');
	await room.settle();
	expect(textOf(mizuno)).toBe(textOf(scribe));
	expect(mizuno.stored).toBe(before + 1);
	expect(JSON.stringify(onDisk(log))).toContain('車は 火曜に');
	expect(JSON.stringify(onDisk(log))).toContain('お茶のみ場は 土間で');
});

test.each([
	['a participant', { kind: 'participant', id: 'p' as ParticipantId }],
	['the projector', { kind: 'screen', id: 's' as ParticipantId }],
	['a viewer', { kind: 'account', id: 'v' as AccountId, facilitates: false }],
	['a 当日のかぎ', { kind: 'key', id: 'k' as DayKeyId }]
] as const)('[M1] %s writes nothing, even past the door', async (_who, actor) => {
	const { log, room } = begin();
	const before = log.shelf(board.meeting).seq;
	const stranger = await enter(room, actor);
	write(stranger, '書きかえた');
	await room.settle();
	expect(stranger.closedWith).toBeGreaterThanOrEqual(4400);
	expect(log.shelf(board.meeting).seq).toBe(before);
});

test('[M1] commands do not reach 会議録: they are answered no, and change nothing', async () => {
	const { log, room } = begin();
	const mizuno = await enter(room);
	const before = log.shelf(board.meeting).seq;
	expect(await mizuno.ask(room, post('紙'))).toMatchObject({ ok: false, refusal: 'unknown_command' });
	expect(log.shelf(board.meeting).seq).toBe(before);
});

test('[S5] garbage, and an edit elsewhere in the document, close their sender only', async () => {
	const { room } = begin();
	const [honest, broken, forger] = [await enter(room), await enter(room), await enter(room)];
	broken.sendBytes(frames.update(Uint8Array.of(9, 9, 9, 9)));
	forger.doc.getMap('meeting').set('phase', 'open');
	await room.settle();
	expect(broken.closedWith).toBe(closeCodes.unreadable);
	expect(forger.closedWith).toBe(closeCodes.serverRoot);
	write(honest, 'つづけて 書く');
	await room.settle();
	expect(honest.closedWith).toBeNull();
	expect(textOf(await enter(room))).toContain('つづけて 書く');
});

test('[S4] a commit that fails is acknowledged to nobody, and comes again with the next handshake', async () => {
	const { log, room } = begin();
	const [mizuno, scribe] = [await enter(room, facilitator('a')), await enter(room, facilitator('b'))];
	const before = mizuno.stored;
	log.failNext = new Error('the disk is full');
	write(mizuno, 'きえない 一行');
	await room.settle();
	expect(mizuno).toMatchObject({ closedWith: closeCodes.tryAgain, stored: before });
	expect(textOf(scribe)).not.toContain('きえない 一行');

	mizuno.connect(room);
	await room.settle();
	expect(JSON.stringify(onDisk(log))).toContain('きえない 一行');
	expect(textOf(await enter(aRoom(log)))).toContain('きえない 一行');
});

test('[M4] what the schema does not know is neither read nor printed', async () => {
	const { log, room } = begin();
	const forger = await enter(room);
	const script = new Y.XmlElement('script');
	script.insert(0, [new Y.XmlText('alert(1)')]);
	forger.doc.getXmlFragment(minutesRoot).push([script]);
	await room.settle();
	expect(onDisk(log).content?.map(({ type }) => type)).toEqual(['heading', 'paragraph']);
});
