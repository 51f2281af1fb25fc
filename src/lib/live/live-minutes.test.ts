import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeCodes, frames } from '../wire/frames.ts';
import { LiveMinutes } from './live-minutes.svelte.ts';

/** What a browser keeps, whatever page is open. */
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
	readonly send = () => undefined;
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

/** With all that was stored, which is nothing. */
const arrives = (socket: Socket) => socket.says(frames.clock(1), frames.step2(Uint8Array.of(0, 0)));

test('[S4] a page of 会議録 from before the database was restored keeps its unsent words, on the page and on the device', async () => {
	const { live, leave, socket } = await opened('before');
	arrives(socket);
	expect(live.status).toBe('online');
	live.doc.getText('words').insert(0, '復元の まえに 書いた');
	await vi.advanceTimersByTimeAsync(400);
	socket.onclose?.({ code: 1006 });
	await vi.advanceTimersByTimeAsync(1_000);
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
	expect(words(restored.live)).toBe(''); // of another past: nothing of it may come back by itself
	restored.live.doc.getText('words').insert(0, '復元の あと');
	restored.socket.says(frames.stored(1));
	expect(restored.live.isSaved).toBe(true);
	restored.leave();
	expect([...kept.keys()]).toEqual(copies);

	const again = await opened('before');
	expect(words(again.live)).toBe('読みながら 復元の まえに 書いた');
	again.leave();
});
