import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frames, isEdit, mostCommandBytes } from '#lib/wire/frames.ts';
import { closeCodeHeader, pack, unpack } from '#lib/wire/parcel.ts';
import { PostSocket } from './post-socket.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what waited goes in parcels that the server takes, however many have arranged this board', async () => {
	const bodies: Uint8Array[] = [];
	const post = (_: string, body: Uint8Array) => {
		bodies.push(body);
		const answer = pack([frames.clock(1)]) as Uint8Array<ArrayBuffer>;
		return Promise.resolve(new Response(answer, { headers: { [closeCodeHeader]: '0' } }));
	};
	const socket = new PostSocket('ws://hall/sync', post, () => frames.step1(new Uint8Array(12 * 1024)));
	await vi.advanceTimersByTimeAsync(0);
	const written = Array.from({ length: 40 }, (_, i) => frames.update(new Uint8Array(4 * 1024).fill(i)));
	for (const frame of written) socket.send(frame);
	await vi.advanceTimersByTimeAsync(1_000);
	expect(bodies.flatMap((body) => (unpack(body) ?? []).filter(isEdit))).toEqual(written);
	for (const body of bodies) expect(body.length).toBeLessThanOrEqual(mostCommandBytes);
	expect(bodies.length).toBeLessThan(7);
	socket.close();
});

test('a text longer than a parcel travels alone, after what was written before it and before what comes after', async () => {
	const bodies: Uint8Array[] = [];
	const post = (_: string, body: Uint8Array) => {
		bodies.push(body);
		const answer = pack([frames.clock(1)]) as Uint8Array<ArrayBuffer>;
		return Promise.resolve(new Response(answer, { headers: { [closeCodeHeader]: '0' } }));
	};
	const socket = new PostSocket('ws://hall/sync', post, () => frames.step1(new Uint8Array(16)));
	await vi.advanceTimersByTimeAsync(0);
	const [before, pasted, after] = [100, 900 * 1024, 200].map((size) => frames.update(new Uint8Array(size)));
	for (const frame of [before, pasted, after]) socket.send(frame!);
	await vi.advanceTimersByTimeAsync(1_000);
	const parcels = bodies
		.map((body) => (unpack(body) ?? []).filter(isEdit))
		.filter(({ length }) => length > 0);
	expect(parcels).toEqual([[before], [pasted], [after]]);
	socket.close();
});

test('a server that has no place now is told from a network that is gone', async () => {
	const closedWith = async (status: number) => {
		const post = () => Promise.resolve(new Response(null, { status }));
		const socket = new PostSocket('ws://hall/sync', post, () => frames.step1(new Uint8Array(1)));
		let code = 0;
		socket.onclose = (event) => (code = event.code);
		await vi.advanceTimersByTimeAsync(1_000);
		return code;
	};
	expect([await closedWith(503), await closedWith(502), await closedWith(404)]).toEqual([1013, 1006, 1006]);
});
