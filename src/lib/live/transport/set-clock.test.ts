/** By the network or by hand, while the page is open. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { frames, isStep, syncSteps } from '#lib/wire/frames.ts';
import { Connection, type Listeners } from './connection.ts';
import { PendingCommands } from '#lib/live/pending-commands.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = () => undefined;
const listeners: Listeners = {
	status: nothing,
	closing: nothing,
	answer: nothing,
	private: nothing,
	clock: nothing,
	stored: nothing,
	erased: nothing
};
const board = Y.encodeStateAsUpdate(new Y.Doc());

class Socket {
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	isClosed = false;
	readonly sent: Uint8Array[] = [];
	send(frame: Uint8Array): void {
		this.sent.push(frame);
	}
	close(): void {
		this.isClosed = true;
	}
	says(...told: Uint8Array[]): void {
		for (const frame of told) this.onmessage?.({ data: frame.slice().buffer });
	}
	get asked(): number {
		return this.sent.filter((frame) => isStep(frame, syncSteps.step1)).length;
	}
}

/** On a socket and synced. */
async function aPage() {
	const sockets: Socket[] = [];
	const runs = new Map<string, () => void>();
	const environment: BrowserEnvironment = {
		origin: 'http://hall',
		Socket: class extends Socket {
			constructor() {
				super();
				sockets.push(this);
			}
		} as unknown as typeof WebSocket,
		post: () => new Promise(nothing),
		on: (event, run) => void runs.set(event, run)
	};
	const address = { meeting: 'm', epoch: 'e', view: 'phone' } as const;
	const connection = new Connection(new Y.Doc(), address, listeners, environment);
	connection.open();
	await vi.advanceTimersByTimeAsync(10);
	const [socket] = sockets as [Socket];
	socket.says(frames.clock(1), frames.step2(board));
	await vi.advanceTimersByTimeAsync(10);
	expect(connection.isOnline).toBe(true);
	return { connection, socket, sockets, isSeen: () => runs.get('seen')?.() };
}

const set = (ms: number) => vi.setSystemTime(Date.now() + ms);
const jumps = [-86_400_000, -600_000, -45_000, 45_000, 600_000, 86_400_000];

test.each(jumps)('[T3] a good socket stays when the device is set by %i ms', async (jump) => {
	const { connection, socket, sockets } = await aPage();
	set(jump);
	for (let i = 0; i < 10; i += 1) {
		await vi.advanceTimersByTimeAsync(4_000);
		socket.says(frames.quiet());
	}
	expect([socket.isClosed, sockets.length, connection.isOnline]).toEqual([false, 1, true]);
	connection.close();
});

test.each(jumps)(
	'[T3] a dead one is let go as soon as ever when the device is set by %i ms',
	async (jump) => {
		const { connection, socket, sockets } = await aPage();
		set(jump);
		await vi.advanceTimersByTimeAsync(5_000);
		expect(socket.isClosed).toBe(false);
		await vi.advanceTimersByTimeAsync(8_000);
		expect(socket.isClosed).toBe(true);
		expect(sockets.length).toBeGreaterThan(1);
		connection.close();
	}
);

test.each(jumps)(
	'[T3] a note without an answer looks for another way in time, set by %i ms',
	async (jump) => {
		const { connection, socket, sockets } = await aPage();
		connection.send({ id: '1', type: 'note.post' });
		set(jump);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(sockets).toHaveLength(1);
		socket.says(frames.quiet());
		await vi.advanceTimersByTimeAsync(3_500);
		expect(sockets).toHaveLength(2);
		connection.close();
	}
);

test.each(jumps)('[T3] an order is given up after its fifteen seconds, set by %i ms', async (jump) => {
	const pending = new PendingCommands(() => true);
	const answer = pending.give({ type: 'votes.open' }, true);
	set(jump);
	await vi.advanceTimersByTimeAsync(14_000);
	pending.giveUpOld();
	expect(pending.none).toBe(false);
	await vi.advanceTimersByTimeAsync(2_000);
	pending.giveUpOld();
	expect(await answer).toMatchObject({ ok: false });
});

test('a phone that slept lets go of its silent socket as soon as it is looked at', async () => {
	const { connection, socket, isSeen } = await aPage();
	set(60_000); // the monotonic clock stood still
	isSeen();
	expect(socket.isClosed).toBe(true);
	connection.close();
});

test('[T3] a page that doubts its clock asks once more for what it lacks', async () => {
	const { connection, socket } = await aPage();
	const before = socket.asked;
	connection.askAgain();
	expect(socket.asked).toBe(before + 1);
	connection.close();
});
