/** A board with as many sockets as it may have, at a door of its own. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import type { MeetingId, ParticipantId } from '#lib/board/model.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { createExchange } from '../../server/sync/exchange.ts';
import { MemoryLog } from '../../server/sync/memory-log.ts';
import { Rooms } from '../../server/sync/rooms.ts';
import { TurnedAway } from '../../server/sync/turned-away.ts';
import { Turnstile } from '../../server/sync/turnstile.ts';
import { createUpgrade, type UpgradeParts } from '../../server/sync/upgrade.ts';
import { boardBytes, quiet } from '../support/meeting.ts';

const meeting = crypto.randomUUID() as MeetingId;
const from = (last: number) => ({ 'x-forwarded-for': `203.0.113.${last}` });

async function aDoor() {
	const log = new MemoryLog();
	log.begin(meeting, boardBytes());
	const { epoch } = (await log.heads([meeting])).get(meeting)!;
	const hall = { rooms: new Rooms({ log, logger: quiet }), log, refusal: () => null };
	let said = '';
	const logger = pino(new Writable({ write: (chunk, _, done) => done(void (said += String(chunk))) }));
	let people = 0;
	const parts: UpgradeParts = {
		boards: hall,
		minutes: hall,
		logger,
		ownOrigin: () => true,
		turnstile: new Turnstile(),
		turnedAway: new TurnedAway(logger),
		readerOf: () => {
			const id = `phone-${(people += 1)}` as ParticipantId;
			return Promise.resolve({
				actor: { kind: 'participant', id },
				municipality: 'a-city' as MunicipalityId,
				edits: false
			});
		}
	};
	const exchange = createExchange(parts);
	const upgrade = createUpgrade(parts);
	const server = http.createServer((request, response) => void exchange(request, response));
	server.on('upgrade', (request, socket, head: Buffer) => void upgrade(request, socket, head));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const at = `127.0.0.1:${(server.address() as AddressInfo).port}/sync/${meeting}/${epoch}`;

	return { server, at, log: () => said };
}

/** The socket, or the status of the refusal. */
async function knock(at: string, last: number): Promise<WebSocket | number> {
	const socket = new WebSocket(`ws://${at}`, { headers: from(last) });
	socket.on('error', () => undefined); // said by the answer
	return new Promise((resolve) => {
		socket.on('open', () => resolve(socket));
		socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
	});
}

test('the 601st socket of a board is answered 503, by POST too, and comes in when one of the others has left', async () => {
	const { server, at, log } = await aDoor();
	const sockets: WebSocket[] = [];
	while (sockets.length < 600) {
		const some = await Promise.all(Array.from({ length: 100 }, (_, i) => knock(at, i)));
		sockets.push(...some.filter((each) => typeof each !== 'number'));
		expect(some.filter((each) => typeof each === 'number')).toEqual([]);
	}
	expect(sockets).toHaveLength(600);
	expect(log()).toBe('');

	expect(await Promise.all([knock(at, 201), knock(at, 202)])).toEqual([503, 503]);
	const byPost = await fetch(`http://${at}`, { method: 'POST', headers: from(203), body: Buffer.alloc(0) });
	expect(byPost.status).toBe(503);
	expect(byPost.headers.has('yoriai-close')).toBe(false);
	expect(sockets.every((socket) => socket.readyState === WebSocket.OPEN)).toBe(true);
	// One line for all of them, and nobody's address in it.
	expect(log().trim().split('\n')).toHaveLength(1);
	expect(log()).toContain('the board is full');
	expect(log()).not.toMatch(/203\.0\.113|127\.0\.0\.1/);

	sockets[0]!.close();
	await once(sockets[0]!, 'close');
	const late = await knock(at, 204);
	expect(late).not.toBe(503);
	for (const socket of [...sockets, late as WebSocket]) socket.terminate();
	server.close();
});
