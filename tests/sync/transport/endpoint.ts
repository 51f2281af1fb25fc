import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { AccountId, MeetingId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import { cookieOf } from '#lib/server/auth/cookies.ts';
import type { Reader } from '#lib/server/auth/reader.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import { frames, ourMessages } from '#lib/wire/frames.ts';
import { pack, unpack } from '#lib/wire/parcel.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { AdmissionCache } from '../../../server/live/transport/admission-cache.ts';
import type { UpgradeParts } from '../../../server/live/transport/authorize.ts';
import { ConnectionLimiter } from '../../../server/live/transport/connection-limiter.ts';
import { createExchange } from '../../../server/live/transport/exchange.ts';
import { RejectionLog } from '../../../server/live/transport/rejection-log.ts';
import { createUpgrade } from '../../../server/live/transport/upgrade.ts';
import { boardBytes, commandId, facilitator, post, quiet } from '../../support/meeting.ts';
import { MemoryLog } from '../../support/memory/memory-log.ts';

const meeting = crypto.randomUUID() as MeetingId;
const municipality = 'a-city' as MunicipalityId;
export const staffCookie = 'yoriai-session=ann';
export const screenCookie = 'yoriai-guest=screen';
export const scribeCookie = (key: string) => `yoriai-scribe=${key}`;
export const phoneCookie = (name: string) => `yoriai-guest=${name}`;

function readerBy({ headers }: http.IncomingMessage): Reader | null {
	const [staff, guest] = [cookieOf({ headers }, 'session'), cookieOf({ headers }, 'guest')];
	const reader = (actor: Actor, more: Pick<Reader, 'edits' | 'isGuest' | 'cookie'>): Reader => ({
		actor,
		municipality,
		...more
	});
	const account: Actor = { kind: 'account', id: 'ann' as AccountId, facilitates: true, coordinates: true };
	if (staff === 'ann') return reader(account, { edits: true, isGuest: false, cookie: 'session' });
	const scribe = cookieOf({ headers }, 'scribe');
	if (scribe)
		return reader(
			{ kind: 'scribe', id: scribe as ScribeKeyId },
			{ edits: false, isGuest: false, cookie: 'scribe' }
		);
	if (!guest) return null;
	const id = guest as ParticipantId;
	if (guest === 'screen')
		return reader({ kind: 'screen', id }, { edits: false, isGuest: false, cookie: 'guest' });
	return reader({ kind: 'participant', id }, { edits: false, isGuest: true, cookie: 'guest' });
}

export async function anEndpoint(connectionLimiter = new ConnectionLimiter()) {
	const log = new MemoryLog();
	log.begin(meeting, boardBytes());
	const { epoch } = (await log.heads([meeting])).get(meeting)!;
	const hall = { rooms: new Rooms({ log, logger: quiet }), log, refusal: () => null, layout: 2 };
	await hall.rooms.run(
		{ meeting, municipality },
		{ id: commandId(), type: 'door.set', open: true },
		facilitator()
	);
	let said = '';
	const logger = pino(new Writable({ write: (chunk, _, done) => done(void (said += String(chunk))) }));
	const parts: UpgradeParts = {
		boards: hall,
		minutes: hall,
		logger,
		ownOrigin: () => true,
		connectionLimiter,
		admissions: new AdmissionCache(),
		rejectionLog: new RejectionLog(logger),
		readerOf: (request) => Promise.resolve(readerBy(request))
	};
	const exchange = createExchange(parts);
	const upgrade = createUpgrade(parts);
	const server = http.createServer((request, response) => void exchange(request, response));
	server.on('upgrade', (request, socket, head: Buffer) => void upgrade(request, socket, head));
	await once(server.listen(0, '127.0.0.1'), 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const at = `127.0.0.1:${(server.address() as AddressInfo).port}/sync/${meeting}/${epoch}?frames=1`;
	return { at, log: () => said };
}

/** Returns the socket, or the HTTP status of its refusal. */
export async function openSocket(
	at: string,
	network: string,
	cookie: string,
	options: WebSocket.ClientOptions = {}
): Promise<WebSocket | number> {
	const socket = new WebSocket(`ws://${at}`, { ...options, headers: { 'x-forwarded-for': network, cookie } });
	onTestFinished(() => socket.terminate());
	socket.on('error', () => undefined); // `unexpected-response` reports it.
	return new Promise((resolve) => {
		socket.on('open', () => resolve(socket));
		socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0));
	});
}

export async function openSockets(
	at: string,
	network: string,
	{ phones, each }: { phones: number; each: number }
) {
	const cookies = Array.from({ length: phones * each }, (_, i) => phoneCookie(`${network}-${i % phones}`));
	const all: (WebSocket | number)[] = [];
	while (all.length < cookies.length) {
		const some = cookies.slice(all.length, all.length + 100).map((cookie) => openSocket(at, network, cookie));
		all.push(...(await Promise.all(some)));
	}
	return all;
}

export const isOpen = (one: WebSocket | number) =>
	typeof one !== 'number' && one.readyState === WebSocket.OPEN;

export async function exchange(at: string, network: string, cookie: string, sent: readonly Uint8Array[]) {
	const answer = await fetch(`http://${at}`, {
		method: 'POST',
		headers: { 'x-forwarded-for': network, cookie },
		body: pack(sent) as Uint8Array<ArrayBuffer>
	});
	return { status: answer.status, received: unpack(Buffer.from(await answer.arrayBuffer())) ?? [] };
}

export async function send(at: string, network: string, cookie: string, ask: Ask = post('米が 重い')) {
	const frame = frames.command({ id: commandId(), ...ask });
	const { received, ...answer } = await exchange(at, network, cookie, [frame]);
	const said = received.find((frame) => frame[0] === ourMessages.answer);
	return { status: answer.status, isTaken: said !== undefined && Buffer.from(said).includes('"ok":true') };
}

export const [laptop, hall] = ['203.0.113.66', '198.51.100.7'];
