import { getSchema } from '@tiptap/core';
import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AccountId, DayKeyId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { heading, paragraph } from '#lib/editor/content.ts';
import { extensions } from '#lib/editor/extensions.ts';
import { beginMinutes, readMinutes } from '#lib/editor/minutes-document.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { allowedAttributes, allowedChildren, marks } from '#lib/editor/minutes-shape.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { minutesRules } from '../../server/live/edits/edit-rules.ts';
import { MemoryLog } from '../support/memory/memory-log.ts';
import { Room } from '../../server/live/room/room.ts';
import { realEffects } from '../../server/live/room/rooms.ts';
import { Client } from '../support/room-client.ts';
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
		board,
		log,
		logger: quiet,
		effects: realEffects,
		rules: minutesRules,
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
	['a 当日のかぎ', { kind: 'key', id: 'k' as DayKeyId }],
	['a 代筆のかぎ', { kind: 'scribe', id: 'w' as ScribeKeyId }]
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

const forged: Readonly<Record<string, (root: Y.XmlFragment) => void>> = {
	'a node of nobody': (root) => root.push([element('script', new Y.XmlText('山本さん'))]),
	'words that lie in no line': (root) => root.push([element('boxed', new Y.XmlText('山本さん'))]),
	'words in the root': (root) => root.push([new Y.XmlText('山本さん')]),
	'a list in a line': (root) => root.push([element('paragraph', element('bulletList'))]),
	'an attribute of nobody': (root) => attribute(root, 'hidden', '山本さん'),
	'a level that is a word': (root) => attribute(root, 'level', '山本さん'),
	'a mark of nobody': (root) => marked(root, { link: { href: '山本さん' } }),
	'a mark that carries words': (root) => marked(root, { bold: { why: '山本さん' } }),
	'an attribute of a text': (root) => marked(root, {}).setAttribute('hidden', '山本さん'),
	'an embed': (root) => marked(root, {}).insertEmbed(0, { hidden: '山本さん' }),
	'a map in a text': (root) => marked(root, {}).insertEmbed(0, new Y.Map([['hidden', '山本さん']])),
	'a key of the root': (root) => void root.doc?.getMap(minutesRoot).set('x', '山本さん')
};

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
	const made = new Y.XmlElement(name);
	made.insert(0, children);
	return made;
}

function attribute(root: Y.XmlFragment, name: string, value: string): void {
	const heading = element('heading', new Y.XmlText('ことば'));
	heading.setAttribute(name, value);
	root.push([heading]);
}

function marked(root: Y.XmlFragment, marks: Readonly<Record<string, object>>): Y.XmlText {
	const text = new Y.XmlText();
	root.push([element('paragraph', text)]);
	text.insert(0, 'ことば', marks);
	return text;
}

test.each(Object.entries(forged))(
	'[M4] an edit with %s is refused whole: neither the log nor anybody has a byte of it',
	async (_what, forge) => {
		const { log, room } = begin();
		const [forger, honest] = [await enter(room, facilitator('a')), await enter(room, facilitator('b'))];
		const [seq, receivedBefore] = [log.shelf(board.meeting).seq, honest.received.length];
		const doc = new Y.Doc();
		for (const { bytes } of log.shelf(board.meeting).updates) Y.applyUpdate(doc, bytes);
		const before = Y.encodeStateVector(doc);
		const asMap = _what === 'a key of the root' ? new Y.Doc() : doc;
		forge(asMap === doc ? doc.getXmlFragment(minutesRoot) : ({ doc: asMap } as Y.XmlFragment));
		forger.sendBytes(frames.update(Y.encodeStateAsUpdate(asMap, asMap === doc ? before : undefined)));
		await room.settle();
		expect(forger.closedWith).toBe(closeCodes.unreadable);
		expect([log.shelf(board.meeting).seq, honest.received.length]).toEqual([seq, receivedBefore]);
	}
);

test('[M4] what the server lets in is what the editor knows, no more and no less', () => {
	const { nodes, marks: known } = getSchema(extensions);
	const names = Object.keys(nodes).map((name) => (name === 'doc' ? minutesRoot : name));
	expect(Object.keys(allowedChildren).toSorted()).toEqual(names.toSorted());
	for (const [name, type] of Object.entries(nodes))
		expect([name, ...Object.keys(allowedAttributes[name] ?? {})].toSorted()).toEqual(
			[name, ...Object.keys(type.spec.attrs ?? {})].toSorted()
		);
	expect([...marks].toSorted()).toEqual(Object.keys(known).toSorted());
	for (const [name, inside] of Object.entries(allowedChildren))
		for (const child of Object.keys(nodes))
			if (name !== 'text' && child !== 'doc')
				expect([name, child, takes(nodes[name === minutesRoot ? 'doc' : name]!, nodes[child]!)]).toEqual([
					name,
					child,
					inside.includes(child)
				]);
});

function takes(node: NodeType, child: NodeType): boolean {
	const seen = new Set<ContentMatch>();
	const look = (match: ContentMatch): boolean => {
		if (seen.has(match)) return false;
		seen.add(match);
		return Array.from({ length: match.edgeCount }, (_, i) => match.edge(i)).some(
			({ type, next }) => type === child || look(next)
		);
	};
	return look(node.contentMatch);
}
