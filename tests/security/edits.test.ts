/**
 * Sends document edits as every role, to every root, in every phase: to a real room of a board and
 * to one of 会議録.
 */
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import { staffRoots, serverRoots } from '#lib/board/document/layout.ts';
import type { CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import { closeCodes, frames } from '#lib/wire/frames.ts';
import { minutesRules } from '../../server/live/edits/edit-rules.ts';
import { MemoryLog } from '../support/memory/memory-log.ts';
import { Room } from '../../server/live/room/room.ts';
import { realEffects } from '../../server/live/room/rooms.ts';
import { Client } from '../support/room-client.ts';
import { address, boardBytes, quiet } from '../support/meeting.ts';
import { isPhone, looks, roles, type Role } from './specification.ts';
import { actors, Stage, type Moment } from './stage.ts';

let stage: Stage;
let moments: readonly Moment[];
beforeAll(async () => ({ stage, moments } = await Stage.build()));

/** This list is written by hand, so that a root which slips into the wrong group is noticed. */
const editable: readonly string[] = ['groups', 'places', 'combinations'];
const kept: readonly string[] = ['notes', 'tallies', 'meeting', 'actions', 'choices'];
const strange: readonly string[] = ['minutes', 'a-root-of-nobody'];
const all = [...editable, ...kept, ...strange];

function wanted(role: Role, root: string, { phase }: Moment, how: string): number | 'stored' {
	if (isPhone(role) || looks(role) || role === 'scribe') return closeCodes.guestEdit; // S6, P15
	if (phase === 'closed') return closeCodes.meetingOver; // P1
	if (!editable.includes(root)) return closeCodes.serverRoot; // S5
	return how === 'as our pages do' || how === 'what is there, away' ? 'stored' : closeCodes.unreadable;
}

/** Ways to change a root, applied to a copy of the board as it stands. */
const hands: Readonly<Record<string, (doc: Y.Doc, root: string) => void>> = {
	'a new entry': (doc, root) => void doc.getMap(root).set('of-a-stranger', 'よその ことば'),
	'a map in it': (doc, root) =>
		void doc.getMap(root).set('of-a-stranger', new Y.Map([['text', 'よその ことば']])),
	'what is there, deeper': (doc, root) => {
		for (const value of doc.getMap(root).values())
			if (value instanceof Y.Map) return void value.set('text', 'よその ことば');
		doc.getMap(root).set('of-a-stranger', 1);
	},
	'what is there, away': (doc, root) => {
		const map = doc.getMap(root);
		const [key] = map.keys();
		if (key) map.delete(key);
		else if (editable.includes(root)) asOurPages(doc, root);
		else map.set('of-a-stranger', 1);
	},
	'as our pages do': (doc, root) => {
		if (editable.includes(root)) asOurPages(doc, root);
		else doc.getMap(root).set('of-a-stranger', 1);
	},
	'as a list': (doc, root) => void doc.getArray(root).insert(0, ['よその ことば']),
	'together with what is allowed': (doc, root) => {
		doc.getMap('groups').set('of-a-stranger', new Y.Map([['title', 'よその ことば']]));
		doc.getMap(root).set('of-a-stranger', 'よその ことば');
	}
};

function asOurPages(doc: Y.Doc, root: string): void {
	if (root === 'combinations') return combine(doc, 'of-a-stranger' as CombinationId, [], 'いっしょに のる');
	const [note] = [...doc.getMap('notes').keys()] as NoteId[];
	makeGroup(doc, 'of-a-stranger' as GroupId, root === 'places' && note ? [note] : [], '雪かき');
}

function editOf(shelf: Stage['shelf'], root: string, hand: (doc: Y.Doc, root: string) => void): Uint8Array {
	const doc = new Y.Doc();
	for (const { bytes } of shelf.updates) Y.applyUpdate(doc, bytes);
	const before = Y.encodeStateVector(doc);
	hand(doc, root);
	return Y.encodeStateAsUpdate(doc, before);
}

test('the roots of a board are those of the specification', () => {
	expect([...staffRoots].toSorted()).toEqual(editable.toSorted());
	expect([...serverRoots].toSorted()).toEqual(kept.toSorted());
});

test('[S5][S6][P1] an edit of each root by each person in each phase is saved, or closes its sender and changes nothing', async () => {
	const wrong: string[] = [];
	let cells = 0;
	const phases = moments.filter(({ name }) =>
		['draft', 'group', 'choose', '閉会', 'まとめ完了'].includes(name)
	);
	for (const moment of phases) {
		stage.reset(moment);
		for (const root of all)
			for (const [how, hand] of Object.entries(hands)) {
				const update = editOf(moment.shelf, root, hand);
				for (const role of roles)
					for (const frame of [frames.update(update), frames.step2(update)]) {
						const outcome = wanted(role, root, moment, how);
						const problem = await send(role, frame, outcome);
						cells += 1;
						if (problem) wrong.push(`${moment.name} ${role} ${root} (${how}): ${problem}`);
						if (problem || outcome === 'stored') stage.reset(moment);
					}
			}
	}
	console.log(`${cells} edits, ${wrong.length} wrong`);
	expect(wrong.slice(0, 20)).toEqual([]);
});

async function send(role: Role, frame: Uint8Array, outcome: number | 'stored'): Promise<string | null> {
	stage.later();
	const watcher = await stage.client('screen');
	const sender = await stage.client(role);
	const before = {
		shelf: stage.shelf,
		seq: stage.shelf.seq,
		stored: sender.stored,
		told: watcher.received.length
	};
	sender.sendBytes(frame);
	await stage.settle();
	if (outcome === 'stored') {
		if (sender.closedWith !== null) return `closed with ${sender.closedWith}`;
		return sender.stored === before.stored + 1 && stage.shelf.seq === before.seq + 1 ? null : 'not saved';
	}
	if (sender.closedWith !== outcome) return `${sender.closedWith} instead of ${outcome}`;
	if (stage.shelf !== before.shelf) return 'refused, and rows changed';
	return watcher.received.length === before.told ? null : 'refused, and somebody was told';
}

test('[M1][S5] 会議録: who facilitates with an account writes their one root, everybody else is closed', async () => {
	const wrong: string[] = [];
	for (const role of roles)
		for (const root of all) {
			const log = new MemoryLog();
			log.begin(address().meeting, boardBytes());
			const room = new Room({
				board: address(),
				log,
				logger: quiet,
				effects: realEffects,
				rules: minutesRules,
				now: () => 0,
				monotonic: () => 0,
				pause: () => Promise.resolve(),
				committed: () => undefined
			});
			const before = log.shelf(address().meeting);
			const client = new Client(actors[role]);
			client.connect(room);
			await room.settle();
			const doc = new Y.Doc();
			if (root === 'minutes') doc.getXmlFragment(root).insert(0, [new Y.XmlElement('paragraph')]);
			else doc.getMap(root).set('of-a-stranger', 1);
			client.sendBytes(frames.update(Y.encodeStateAsUpdate(doc)));
			await room.settle();

			const writes = role === 'facilitator' || role === 'coordinator';
			const outsider = role === 'key' ? closeCodes.notYourMeeting : closeCodes.guestEdit;
			const outcome = !writes ? outsider : root === 'minutes' ? null : closeCodes.serverRoot;
			if (client.closedWith !== outcome) wrong.push(`${role} ${root}: ${client.closedWith}`);
			if (outcome !== null && log.shelf(address().meeting) !== before) wrong.push(`${role} ${root}: changed`);
		}
	expect(wrong).toEqual([]);
});
