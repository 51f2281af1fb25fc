import { expect, vi } from 'vitest';
import * as Y from 'yjs';
import { frames, ourMessages } from '#lib/wire/frames.ts';
import { closeCodeHeader, pack } from '#lib/wire/parcel.ts';
import type { BrowserEnvironment } from '#lib/live/transport/browser-environment.ts';
import { Connection, type Listeners } from '#lib/live/transport/connection.ts';
import { timeouts } from '#lib/live/transport/retry-policy.ts';

/** Receives nothing until the test calls `isHeard` or `says`. */
class Quiet {
	binaryType = 'arraybuffer';
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	onerror: (() => void) | null = null;
	isClosed = false;
	readonly sent: Uint8Array[] = [];
	#wasHeard = false;
	send(frame: Uint8Array): void {
		if (!this.#wasHeard) throw new Error('it was not heard yet');
		this.sent.push(frame);
	}
	close(): void {
		this.isClosed = true;
	}
	says(...told: Uint8Array[]): void {
		this.#wasHeard = true;
		for (const frame of told) this.onmessage?.({ data: frame.slice().buffer });
	}
	isHeard(): void {
		this.says(frames.clock(1));
	}
	isGood(): void {
		this.says(frames.clock(1), frames.step2(board));
	}
	get commands(): Uint8Array[] {
		return this.sent.filter(([number]) => number === ourMessages.command);
	}
}

const board = Y.encodeStateAsUpdate(new Y.Doc());
const nothing = () => undefined;
const deafListeners: Listeners = {
	status: nothing,
	closing: nothing,
	answer: nothing,
	private: nothing,
	clock: nothing,
	stored: nothing,
	erased: nothing
};

/** Sockets open but deliver nothing until the test lets one receive. */
export function aHall(posts: 'pass' | 'swallowed' = 'pass') {
	const sockets: Quiet[] = [];
	const runs = new Map<string, () => void>();
	const happens = (what: 'online' | 'offline' | 'seen') => runs.get(what)?.();
	const hall = { posts, failsOnce: false, posted: [] as Uint8Array[], happens };
	const environment: BrowserEnvironment = {
		origin: 'http://hall',
		Socket: class extends Quiet {
			constructor() {
				super();
				sockets.push(this);
			}
		} as unknown as typeof WebSocket,
		post: (_, body) => {
			hall.posted.push(body);
			if (hall.posts === 'swallowed') return new Promise(nothing);
			if (hall.failsOnce) {
				hall.failsOnce = false;
				return Promise.reject(new TypeError('the network is gone'));
			}
			const answer = pack([frames.clock(1), frames.step2(board)]);
			return Promise.resolve(
				new Response(answer as Uint8Array<ArrayBuffer>, { headers: { [closeCodeHeader]: '0' } })
			);
		},
		on: (event, run) => void runs.set(event, run)
	};
	const address = { meeting: 'm', epoch: 'e', view: 'staff' } as const;
	const said: boolean[] = [];
	const listeners = { ...deafListeners, status: () => void said.push(connection.isOnline) };
	const connection = new Connection(new Y.Doc(), address, listeners, environment);
	const open = () => sockets.filter(({ isClosed }) => !isClosed);
	return Object.assign(hall, { connection, sockets, open, said });
}

/** The returned connection is on a socket and synced. */
export async function onSocket(posts: 'pass' | 'swallowed' = 'swallowed') {
	const hall = aHall(posts);
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(10);
	const [first] = hall.sockets as [Quiet];
	first.isGood();
	await vi.advanceTimersByTimeAsync(10);
	expect(hall.connection.isOnline).toBe(true);
	hall.said.length = 0;
	return Object.assign(hall, { first });
}

export const note = { id: '1', type: 'note.post' };
/** Later than the late timeout of a fast network, spread included. */
export const late = timeouts.lateMs.least * 1.25 + 1_000;

/** Frames go by POST and a socket is probed in parallel. */
export async function untilProbed({ connection, sockets, open }: ReturnType<typeof aHall>) {
	connection.open();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(connection.isOnline).toBe(true);
	expect(open()).toHaveLength(0);
	const before = sockets.length;
	while (sockets.length === before) await vi.advanceTimersByTimeAsync(1_000);
	return sockets.at(-1)!;
}

/** A socket worked before, and one is being probed again. */
export async function looksForSocket() {
	const hall = await onSocket('pass');
	hall.first.onclose?.({ code: 1006 });
	while (hall.posted.length === 0) await vi.advanceTimersByTimeAsync(100); // the new socket delivers nothing
	await vi.advanceTimersByTimeAsync(10);
	expect(hall.connection.isOnline).toBe(true);
	const tried = hall.sockets.length;
	while (hall.sockets.length === tried) await vi.advanceTimersByTimeAsync(100);
	return { hall, probe: hall.sockets.at(-1)! };
}
