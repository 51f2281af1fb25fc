import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { frames } from '../wire/frames.ts';
import { closeHeader, pack } from '../wire/parcel.ts';
import { Connection, type Listeners } from './connection.ts';
import type { Surroundings } from './surroundings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket that tells nothing until the test lets it. */
class Quiet {
	binaryType = 'arraybuffer';
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	onerror: (() => void) | null = null;
	isClosed = false;
	send(): void {
		throw new Error('it was not heard yet');
	}
	close(): void {
		this.isClosed = true;
	}
	isHeard(): void {
		this.onmessage?.({ data: frames.clock(1).slice().buffer });
	}
}

const nothing = () => undefined;
const deafListeners: Listeners = {
	...{ status: nothing, closing: nothing, answer: nothing, private: nothing },
	...{ clock: nothing, stored: nothing, erased: nothing }
};

/** A hall whose network swallows sockets; frames go by POST. */
function aHall() {
	const sockets: Quiet[] = [];
	const board = Y.encodeStateAsUpdate(new Y.Doc());
	const around: Surroundings = {
		origin: 'http://hall',
		Socket: class extends Quiet {
			constructor() {
				super();
				sockets.push(this);
			}
		} as unknown as typeof WebSocket,
		post: () =>
			Promise.resolve(
				new Response(pack([frames.clock(1), frames.step2(board)]) as Uint8Array<ArrayBuffer>, {
					headers: { [closeHeader]: '0' }
				})
			),
		on: nothing
	};
	const address = { meeting: 'm', epoch: 'e', view: 'staff' } as const;
	const connection = new Connection(new Y.Doc(), address, deafListeners, around);
	const open = () => sockets.filter(({ isClosed }) => !isClosed);
	return { connection, sockets, open };
}

/** Frames go by POST, and a socket is tried beside. */
async function untilProbed({ connection, sockets, open }: ReturnType<typeof aHall>) {
	connection.open();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(connection.isOnline).toBe(true);
	expect(open()).toHaveLength(0);
	const before = sockets.length;
	while (sockets.length === before) await vi.advanceTimersByTimeAsync(1_000);
	return sockets.at(-1)!;
}

test('a page that is left while it looks for a socket lets go of it, and never comes back', async () => {
	const hall = aHall();
	const probe = await untilProbed(hall);
	const { length } = hall.sockets;
	const { onmessage } = probe;
	hall.connection.close();
	expect(probe.isClosed).toBe(true);
	onmessage?.({ data: frames.clock(1).slice().buffer }); // it was on its way already
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(length);
	expect(hall.open()).toHaveLength(0);
	expect(hall.connection.isOnline).toBe(false);
});

test('a page that is left before anything was heard lets go of all its tries', async () => {
	const hall = aHall();
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(0);
	expect(hall.open()).toHaveLength(1);
	hall.connection.close();
	hall.connection.open();
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(1);
	expect(hall.open()).toHaveLength(0);
});

test('a page that is left while it goes over to a socket stays away', async () => {
	const hall = aHall();
	(await untilProbed(hall)).isHeard();
	hall.connection.close();
	const { length } = hall.sockets;
	await vi.advanceTimersByTimeAsync(600_000);
	expect(hall.sockets).toHaveLength(length);
	expect(hall.open()).toHaveLength(0);
});
