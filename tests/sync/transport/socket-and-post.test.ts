import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import type WebSocket from 'ws';
import * as Y from 'yjs';
import { serverBounds } from '#lib/board/document/bounds.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { frames, mostCommandBytes, ourMessages, readFrame } from '#lib/wire/frames.ts';
import { collectedEdit } from '../../support/forged.ts';
import { commandId } from '../../support/meeting.ts';
import {
	anEndpoint,
	exchange,
	hall,
	isOpen,
	openSocket,
	phoneCookie,
	send,
	staffCookie,
	screenCookie
} from './endpoint.ts';

test('what a phone brings by POST cuts none of its pages', async () => {
	const { at } = await anEndpoint();
	const pages = await Promise.all([1, 2, 3].map(() => openSocket(at, hall, phoneCookie('ann'))));
	for (let i = 0; i < 5; i += 1) expect((await send(at, hall, phoneCookie('ann'))).isTaken).toBe(true);
	expect(pages.filter(isOpen)).toHaveLength(3);
});

test('what staff and the projector bring by POST cuts none of their pages either', async () => {
	const { at } = await anEndpoint();
	for (const cookie of [staffCookie, screenCookie]) {
		const pages = await Promise.all(Array.from({ length: 8 }, () => openSocket(at, hall, cookie)));
		for (let i = 0; i < 5; i += 1) expect((await send(at, hall, cookie)).status).toBe(200);
		expect(pages.filter(isOpen)).toHaveLength(8);
	}
});

test('[S12] who has a board that as many pages have arranged as may is answered, by socket and by POST with the longest command', async () => {
	const { at } = await anEndpoint();
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, serverBounds.clients);
	for (let i = 0; i < serverBounds.clients; i += 1) {
		encoding.writeVarUint(encoder, 2 ** 32 - 1 - i);
		encoding.writeVarUint(encoder, 2 ** 31 - 1 - i);
	}
	const vector = encoding.toUint8Array(encoder);
	expect(vector.length).toBeGreaterThan(10 * serverBounds.clients);
	const step1 = frames.step1(vector);

	const socket = (await openSocket(at, hall, phoneCookie('ann'))) as WebSocket;
	const step2 = new Promise<void>((resolve) => {
		socket.on('message', (bytes: Buffer) => bytes[0] === 0 && bytes[1] === 1 && resolve());
	});
	socket.send(step1);
	await step2;
	expect(isOpen(socket)).toBe(true);

	const long = (length: number) =>
		frames.command({ id: commandId(), type: 'nothing', words: 'a'.repeat(length) });
	const longest = long(mostCommandBytes - long(60_000).length + 60_000);
	expect(longest.length).toBe(mostCommandBytes);
	const { status, received } = await exchange(at, hall, phoneCookie('ben'), [longest, step1]);
	expect(status).toBe(200);
	expect(received.map(([kind]) => kind)).toContain(ourMessages.answer);
	expect(received.some(([kind, step]) => kind === 0 && step === 1)).toBe(true);
});

test('[S11] by POST too, what somebody else took goes from the page that wrote it before it is called saved', async () => {
	const { at } = await anEndpoint();
	const doc = new Y.Doc();
	const visit = async (...sent: Uint8Array[]) => {
		const { status, received } = await exchange(at, hall, staffCookie, sent);
		expect(status).toBe(200);
		const stored = received.findIndex(([kind]) => kind === ourMessages.stored);
		received.forEach((frame, i) => {
			const read = readFrame(frame);
			if (read.type === 'edit' && (stored === -1 || i < stored)) Y.applyUpdate(doc, read.update, 'server');
		});
		return stored !== -1;
	};
	await visit(frames.step1(Y.encodeStateVector(doc)));
	await exchange(at, hall, staffCookie, [
		frames.update(collectedEdit([{ client: doc.clientID, clock: 0, length: 1_000 }]))
	]);
	const before = Y.encodeStateVector(doc);
	makeGroup(doc, 'group-0001' as GroupId, [], '雪の日');
	expect(await visit(frames.update(Y.encodeStateAsUpdate(doc, before)))).toBe(true);
	expect(readBoard(doc).groups).toEqual([]);
});

test('[S13] a page of another layout is closed at the door, by socket and by POST; one that does not say it is of the first', async () => {
	const { at } = await anEndpoint();
	const codes = [];
	for (const asked of [`${at}&layout=1`, `${at}&layout=3`, `${at}&layout=x`]) {
		const socket = await openSocket(asked, '192.0.2.1', 'yoriai-session=ann');
		if (typeof socket === 'number') throw new Error(`answered ${socket}`);
		codes.push(await new Promise<number>((resolve) => socket.on('close', resolve)));
	}
	expect(codes).toEqual([4426, 4426, 4426]);
	const posted = await fetch(`http://${at}&layout=3`, {
		method: 'POST',
		headers: { 'x-forwarded-for': '192.0.2.1', cookie: 'yoriai-session=ann' }
	});
	expect(posted.headers.get('yoriai-close')).toBe('4426');
	for (const asked of [at, `${at}&layout=2`])
		expect(isOpen(await openSocket(asked, '192.0.2.1', 'yoriai-session=ann'))).toBe(true);
});
