import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { closeCodes, frames, isEdit, mostEditBytes } from '../wire/frames.ts';
import { unsavedBeforeRestore, removeCopy } from './unsaved-before-restore.ts';
import { LiveMinutes } from './live-minutes.svelte.ts';

/** The browser's storage, which outlives a page. */
let kept: Map<string, string>;
let sockets: Socket[];

class Socket {
	static readonly CONNECTING = 0;
	static readonly OPEN = 1;
	static readonly CLOSED = 3;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	constructor() {
		sockets.push(this);
	}
	readonly sent: Uint8Array[] = [];
	readonly send = (frame: Uint8Array) => void this.sent.push(frame);
	readonly close = () => undefined;
	says(...told: Uint8Array[]): void {
		for (const frame of told) this.onmessage?.({ data: frame.slice().buffer });
	}
}

beforeEach(() => {
	vi.useFakeTimers();
	kept = new Map();
	sockets = [];
	vi.stubGlobal('WebSocket', Socket);
	vi.stubGlobal('location', { origin: 'http://hall' });
	vi.stubGlobal('document', { addEventListener: () => undefined });
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('fetch', () => new Promise(() => undefined));
	vi.stubGlobal('localStorage', {
		get length() {
			return kept.size;
		},
		key: (i: number) => [...kept.keys()][i] ?? null,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

const words = (live: LiveMinutes) => live.doc.getText('words').toJSON();

async function opened(epoch: string) {
	const live = new LiveMinutes({ meeting: 'm', epoch });
	const leave = live.connect();
	await vi.advanceTimersByTimeAsync(10);
	const socket = sockets.at(-1)!;
	return { live, leave, socket };
}

const arrives = (socket: Socket) => socket.says(frames.clock(1), frames.step2(Uint8Array.of(0, 0)));
const edits = (socket: Socket) => socket.sent.filter(isEdit);

async function lost(socket: Socket): Promise<void> {
	socket.onclose?.({ code: 1006 });
	await vi.advanceTimersByTimeAsync(1_000);
}

test('[S4] a page of 会議録 from before the database was restored keeps its unsent words, on the page and on the device', async () => {
	const { live, leave, socket } = await opened('before');
	arrives(socket);
	expect(live.status).toBe('online');
	live.doc.getText('words').insert(0, '復元の まえに 書いた');
	await vi.advanceTimersByTimeAsync(400);
	await lost(socket);
	sockets.at(-1)!.onclose?.({ code: closeCodes.otherEpoch });
	await vi.advanceTimersByTimeAsync(10);
	expect([live.status, live.refusedWith, live.isSaved]).toEqual(['refused', closeCodes.otherEpoch, false]);
	expect(words(live)).toBe('復元の まえに 書いた');
	live.doc.getText('words').insert(0, '読みながら ');
	leave();
	const copies = [...kept.keys()];
	expect(copies).toHaveLength(1);

	const restored = await opened('after');
	arrives(restored.socket);
	expect(words(restored.live)).toBe(''); // words of another epoch must not come back by themselves
	restored.live.doc.getText('words').insert(0, '復元の あと');
	restored.socket.says(frames.stored(1));
	expect(restored.live.isSaved).toBe(true);
	restored.leave();
	expect([...kept.keys()]).toEqual(copies);

	const again = await opened('before');
	expect(words(again.live)).toBe('読みながら 復元の まえに 書いた');
	again.leave();
});

test('more than the server takes at once is not sent again and again: the page says that it is too long', async () => {
	const { live, leave, socket } = await opened('e');
	arrives(socket);
	const text = live.doc.getText('words');
	text.insert(0, 'まえ');
	expect(edits(socket)).toHaveLength(1);
	socket.says(frames.stored(1));
	expect([live.isSaved, live.isTooLong]).toEqual([true, false]);

	await lost(socket);
	const part = '議'.repeat(90_000);
	for (let i = 0; i < 4; i += 1) text.insert(0, part); // no edit is too long by itself
	expect(live.isTooLong).toBe(false); // the server has not asked for it yet
	const back = sockets.at(-1)!;
	back.says(frames.clock(1), frames.step1(Uint8Array.of(0)), frames.step2(Uint8Array.of(0, 0)));
	await vi.advanceTimersByTimeAsync(10);
	text.insert(0, 'そのあと');
	expect(edits(back)).toEqual([]); // a part of it would leave a gap
	expect([live.status, live.isSaved, live.isTooLong]).toEqual(['online', false, true]);
	await vi.advanceTimersByTimeAsync(1_000);
	leave();
	expect(kept.size).toBe(1);

	const again = await opened('e');
	again.live.doc.getText('words').delete(0, 4 * part.length);
	again.socket.says(frames.clock(1), frames.step1(Uint8Array.of(0)), frames.step2(Uint8Array.of(0, 0)));
	await vi.advanceTimersByTimeAsync(10);
	expect(edits(again.socket).map(({ length }) => length < mostEditBytes)).toEqual([true]);
	again.socket.says(frames.stored(1));
	expect([again.live.isSaved, again.live.isTooLong]).toEqual([true, false]);
	expect(kept.size).toBe(0);
	again.leave();
});

test('a long text that just fits is sent, and is saved', async () => {
	const { live, leave, socket } = await opened('e');
	arrives(socket);
	live.doc.getText('words').insert(0, '議'.repeat(340_000));
	expect(edits(socket)).toHaveLength(1);
	socket.says(frames.stored(1));
	expect([live.isSaved, live.isTooLong]).toEqual([true, false]);
	leave();
});

test('after a restore the page finds what this device kept of before, until it is removed', async () => {
	const before = await opened('before');
	arrives(before.socket);
	before.live.doc.getText('words').insert(0, '復元の まえに 書いた');
	before.leave();
	expect(unsavedBeforeRestore('m', 'before')).toEqual([]); // these are sent, not shown
	expect(unsavedBeforeRestore('other', 'after')).toEqual([]);
	const [copy] = unsavedBeforeRestore('m', 'after');
	const doc = new Y.Doc();
	Y.applyUpdate(doc, copy!.update!);
	expect(doc.getText('words').toJSON()).toBe('復元の まえに 書いた');
	removeCopy(copy!);
	expect(unsavedBeforeRestore('m', 'after')).toEqual([]);
	expect(kept.size).toBe(0);
});

test('a device that keeps nothing has nothing of before', () => {
	vi.stubGlobal('localStorage', null);
	expect(unsavedBeforeRestore('m', 'after')).toEqual([]);
});
