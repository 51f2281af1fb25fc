/** Pages of today must find what version 0.1.0 left. */
import fs from 'node:fs';
import vm from 'node:vm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { decideDraftName, readDraft } from '#lib/components/facilitator/action/decide-draft.ts';
import { Drafts } from '#lib/components/facilitator/desk/drafts.ts';
import { readScribeDraft } from '#lib/components/facilitator/panels/scribe/scribe.ts';
import { readCombineDraft } from '#lib/components/facilitator/steps/combine/combine-draft.ts';
import { minutesRoot } from '#lib/editor/minutes-root.ts';
import { remembers } from '#lib/live/device.ts';
import { Draft } from '#lib/live/draft.ts';
import { unsavedBeforeRestore } from '#lib/live/unsaved-before-restore.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import { LiveMinutes } from '#lib/live/live-minutes.svelte.ts';
import { frames, readFrame } from '#lib/wire/frames.ts';
import { readSheetWords } from '../src/routes/meetings/[meeting]/sheet/sheet-words.ts';
import { aBrowser, aStorage, type FakeBrowser } from './fixtures/browser.ts';
import { recordedStorage } from './fixtures/earlier-version.ts';

const { meeting, epoch, minutes, council, read, local, session } = recordedStorage();
const emptyDocument = Uint8Array.of(0, 0);

let browser: FakeBrowser;
let kept: ReturnType<typeof aStorage>;

beforeEach(() => {
	vi.useFakeTimers();
	browser = aBrowser();
	kept = aStorage(local);
	vi.stubGlobal('localStorage', kept);
	vi.stubGlobal('sessionStorage', aStorage(session));
	vi.stubGlobal('WebSocket', browser.environment.Socket);
	vi.stubGlobal('location', { origin: browser.environment.origin });
	vi.stubGlobal('document', { addEventListener: () => undefined });
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('fetch', () => new Promise(() => undefined));
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const sent = () => browser.socket.sent.map(readFrame);
const keysOf = (prefix: string) => [...kept.values.keys()].filter((key) => key.startsWith(prefix));
const wordsIn = (doc: Y.Doc) => doc.getXmlFragment(minutesRoot).toJSON();

test.each(['phone', 'staff'] as const)(
	'[S1] a %s page finds every command that 0.1.0 had not sent, and sends each under its id',
	async (view) => {
		const { waiting, returned } = read[view];
		expect(waiting.length).toBeGreaterThan(0);
		const page = new LiveBoard({ meeting, epoch, view, readPrivate: readStaffPrivate });
		const leave = page.connect();
		expect(page.waiting.map(({ command }) => command)).toEqual(waiting);
		expect(page.returned).toMatchObject(returned);
		expect(page.returned).toHaveLength(returned.length);

		await vi.advanceTimersByTimeAsync(10);
		browser.socket.says(frames.clock(1), frames.step2(emptyDocument));
		const commands = sent().flatMap((frame) => (frame.type === 'command' ? [frame.value] : []));
		expect(commands).toEqual(waiting);

		const answers = waiting.map(({ id }) => frames.answer({ id, ok: true, seq: 2, result: {} }));
		browser.socket.says(...answers);
		expect(page.waiting).toEqual([]);
		expect(keysOf(`yoriai:out:${view}:`)).toHaveLength(returned.length);
		leave();
	}
);

test('lines of 会議録 that 0.1.0 had not saved are in the text, are sent, and are let go of once they are saved', async () => {
	const page = new LiveMinutes(minutes);
	const leave = page.connect();
	expect(wordsIn(page.doc)).toContain(read.minutes.unsaved);
	expect(wordsIn(page.doc)).not.toContain(read.minutes.earlier);

	await vi.advanceTimersByTimeAsync(10);
	browser.socket.says(frames.clock(1), frames.step1(Uint8Array.of(0)), frames.step2(emptyDocument));
	const doc = new Y.Doc();
	const edits = sent().flatMap((frame) => (frame.type === 'edit' ? [frame.update] : []));
	for (const update of edits) Y.applyUpdate(doc, update);
	expect(wordsIn(doc)).toContain(read.minutes.unsaved);

	browser.socket.says(frames.stored(edits.length));
	expect(page.isSaved).toBe(true);
	expect(keysOf('yoriai:unsaved:')).toHaveLength(1);
	leave();
});

test('[S4] lines of 会議録 from before a restore are shown and not sent', () => {
	const copies = unsavedBeforeRestore(minutes.meeting, minutes.epoch);
	const docs = copies.map(({ update }) => {
		const doc = new Y.Doc();
		if (update) Y.applyUpdate(doc, update);
		return wordsIn(doc);
	});
	expect(docs).toEqual([expect.stringContaining(read.minutes.earlier)]);
});

test('a phone finds the note that was being written, that it is lent, and which rules were read', () => {
	expect(new Draft(meeting)).toMatchObject(read.draft);
	expect(read.flags).toHaveLength(3);
	expect(read.flags.filter((name) => !remembers(name))).toEqual([]);
});

test('the desk and the page of 代筆 find what was being typed there', () => {
	const desk = new Drafts(meeting);
	for (const [name, words] of Object.entries(read.desk)) expect(desk.read(name), name).toBe(words);
	const [idea = ''] = Object.keys(read.desk).flatMap((name) => name.match(/^decide:(.+)$/)?.[1] ?? []);
	expect(readDraft(desk.read(decideDraftName(idea)))).toMatchObject({
		what: '朝市の 日を 決める',
		owner: '町会',
		due: 'month',
		month: '2027-04'
	});
	expect(readCombineDraft(desk.read('combine'))).toMatchObject({
		members: [{ type: 'note' }],
		idea: '乗りあわせて 行けば',
		cautions: ['transport_law']
	});

	const entry = new Drafts(meeting, () => kept);
	for (const [name, words] of Object.entries(read.entry)) expect(entry.read(name), name).toBe(words);
	expect(readScribeDraft(entry.read('scribe'), 'komatta')).toEqual({
		kind: 'mottainai',
		text: '編みものが とくい',
		number: '48',
		numbered: true
	});
});

test('the words of a printed sheet are there, and the size of letters is set before the first paint', () => {
	expect(readSheetWords(council)).toEqual(read.sheetWords);

	const page = fs.readFileSync(new URL('../src/app.html', import.meta.url), 'utf8');
	const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
	const dataset: Record<string, string> = {};
	const document = { documentElement: { dataset } };
	vm.runInNewContext(script, { document, localStorage: kept, addEventListener: () => undefined });
	expect(dataset['text']).toBe(read.textSize);
});
