/** Who is knocking: cookie → reader, writer, or a refusal. Everything is checked before the socket opens. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type { MeetingId } from '#lib/board/model.ts';
import type { Reader, View } from '#lib/server/auth/reader.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import type { BoardLog } from './board-log.ts';
import { limits } from './limits.ts';
import type { Rooms } from './rooms.ts';
import type { Session, Wire } from './session.ts';
import type { TurnedAway } from './turned-away.ts';
import { senderOf, type Turnstile } from './turnstile.ts';

/** One kind of live document: where its rooms are, and whom they let in. */
export interface Hall {
	readonly rooms: Rooms;
	readonly log: BoardLog;
	/** Why somebody who may see the meeting may not come in here. Null means yes. */
	readonly refusal: (reader: Reader) => CloseCode | null;
}

export interface UpgradeParts {
	readonly boards: Hall;
	readonly minutes: Hall;
	readonly logger: Logger;
	/** Reads the cookies. */
	readonly readerOf: (request: IncomingMessage, meeting: MeetingId, view: View) => Promise<Reader | null>;
	/** Does the Origin header name the host that was asked? */
	readonly ownOrigin: (request: IncomingMessage) => boolean;
	/** One for everybody who knocks, whichever way. */
	readonly turnstile: Turnstile;
	readonly turnedAway: TurnedAway;
}

/**
 * `/sync/<meeting>/<epoch>`, and `/sync/minutes/…` for its 会議録. The epoch is part of the address, so a stale page is
 * refused before any sync frame.
 */
const address = /^\/sync\/(minutes\/)?([0-9a-f-]{36})\/([0-9A-Za-z_-]{1,64})$/;

/** Answers false when the address is not a board: then somebody else may handle the upgrade. */
export function createUpgrade(parts: UpgradeParts) {
	const server = (maxPayload: number) =>
		new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
	const guests = server(limits.guestFrameBytes);
	const editors = server(limits.editorFrameBytes);
	const pulse = setInterval(() => [guests, editors].forEach(cutDeadSockets), limits.heartbeatMs);
	pulse.unref();
	const { turnstile } = parts;
	const sendAway = (socket: Duplex, why: string) => {
		parts.turnedAway.add(why);
		refuse(socket, busy);
	};

	return function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		const asked = readAddress(parts, request);
		if (!asked) return false;
		if (!parts.ownOrigin(request)) {
			refuse(socket, forbidden);
			return true;
		}
		const pass = turnstile.pass(senderOf(request.headers['x-forwarded-for']));
		if (!pass) {
			sendAway(socket, 'a crowd at the door');
			return true;
		}
		socket.once('close', pass.left);

		const { hall, meeting, view, frames } = asked;
		const gone = () => socket.destroy();
		socket.on('error', gone);
		const tooLong = setTimeout(sendAway, limits.knockMs, socket, 'the database does not answer');
		judge(parts, request, asked)
			.finally(pass.judged)
			.then((knock) => {
				clearTimeout(tooLong);
				if (socket.destroyed || socket.writableEnded) return;
				socket.off('error', gone);
				if (typeof knock !== 'number' && isFull(hall, knock, meeting))
					return sendAway(socket, 'the board is full');
				const edits = typeof knock !== 'number' && knock.edits;
				(edits ? editors : guests).handleUpgrade(request, socket, head, (ws) => {
					if (typeof knock === 'number') ws.close(knock);
					else
						letIn(parts, ws, knock, {
							hall,
							meeting,
							frames,
							again: () => parts.readerOf(request, meeting, view)
						});
				});
			})
			.catch((error: unknown) => {
				parts.logger.error({ err: error }, 'a socket could not be opened');
				socket.destroy();
			});
		return true;
	};
}

/** Null: not a board. */
export function readAddress(parts: UpgradeParts, request: IncomingMessage): Asked | null {
	const url = URL.parse(request.url ?? '/', 'http://board');
	const match = url && address.exec(url.pathname);
	if (!match) return null;
	const [, kind, meeting, epoch] = match as unknown as [string, string | undefined, MeetingId, string];
	const as = url.searchParams.get('as');
	return {
		hall: kind ? parts.minutes : parts.boards,
		meeting,
		epoch,
		view: as === 'screen' || as === 'phone' ? as : 'staff',
		frames: url.searchParams.get('frames') === '1'
	};
}

/** Answers, and does not wait for a client that never hangs up. */
function refuse(socket: Duplex, answer: string): void {
	socket.once('finish', () => socket.destroy());
	socket.end(answer);
}

const forbidden = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
/** Clients come back with random delays of their own; the number is for proxies. */
const busy =
	'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

export const isFull = ({ rooms }: Hall, { municipality }: Reader, meeting: MeetingId) =>
	rooms.open({ meeting, municipality }).audience.size >= limits.socketsOfBoard;

interface Asked {
	readonly hall: Hall;
	readonly meeting: MeetingId;
	readonly epoch: string;
	readonly view: View;
	readonly frames: boolean;
}

export async function judge(
	parts: UpgradeParts,
	request: IncomingMessage,
	{ hall, meeting, epoch, view }: Asked
): Promise<Reader | CloseCode> {
	try {
		const reader = await parts.readerOf(request, meeting, view);
		if (!reader) return closeCodes.signedOut;
		const refusal = hall.refusal(reader);
		if (refusal) return refusal;
		const head = (await hall.log.heads([meeting])).get(meeting);
		if (!head) return closeCodes.noSuchMeeting;
		return head.epoch === epoch ? reader : closeCodes.otherEpoch;
	} catch (error) {
		parts.logger.error({ err: error }, 'could not check who is knocking');
		return closeCodes.tryAgain;
	}
}

interface Entry {
	readonly hall: Hall;
	readonly meeting: MeetingId;
	readonly frames: boolean;
	/** Asks once more who this is. */
	readonly again: () => Promise<Reader | null>;
}

function letIn(
	parts: UpgradeParts,
	ws: WebSocket,
	reader: Reader,
	{ hall, meeting, frames, again }: Entry
): void {
	const { actor, edits, municipality } = reader;
	const session = hall.rooms.open({ meeting, municipality }).enter({ actor, edits, frames }, wireOf(ws));
	ws.on('message', (bytes: Buffer, isBinary) => {
		if (isBinary) session.receive(bytes);
		else session.close(closeCodes.unreadable);
	});
	ws.on('close', () => session.left());
	ws.on('error', () => ws.terminate()); // a frame too large, or a connection reset: the other side comes back
	alive.add(ws);
	ws.on('pong', () => alive.add(ws));
	// A projector may have been opened with a key too; phones come and go by their door alone.
	if (actor.kind !== 'participant') recheck(parts, ws, session, { reader, again, hall });
}

/** Signed out, removed, or another role, here or in another process: the next knock is judged anew. */
function recheck(
	{ logger }: UpgradeParts,
	ws: WebSocket,
	session: Session,
	{ reader, again, hall }: { reader: Reader; again: () => Promise<Reader | null>; hall: Hall }
): void {
	const timer = setInterval(() => {
		again().then(
			(now) => {
				if (!now) return session.close(closeCodes.signedOut);
				const refusal = hall.refusal(now);
				if (refusal) session.close(refusal);
				else if (!isSame(now, reader)) session.close(closeCodes.tryAgain); // comes back as who they are now
			},
			(error: unknown) => logger.warn({ err: error }, 'could not check who this is; asking again soon')
		);
	}, limits.recheckMs);
	ws.on('close', () => clearInterval(timer));
}

/** The same person with the same rights: a browser can hold an account and a 当日のかぎ at once. */
function isSame(now: Reader, before: Reader): boolean {
	return now.edits === before.edits && isDeepStrictEqual(now.actor, before.actor);
}

/** How long a client may take to answer our close before the connection is cut. */
const closeGraceMs = 5_000;

function wireOf(ws: WebSocket): Wire {
	return {
		send: (bytes) => {
			if (ws.readyState === ws.OPEN) ws.send(bytes);
		},
		close: (code, reason) => {
			if (ws.bufferedAmount > limits.unsentBytes.stop) return ws.terminate(); // would not read our goodbye either
			ws.close(code, reason);
			setTimeout(() => ws.terminate(), closeGraceMs).unref();
		},
		get unsentBytes() {
			return ws.bufferedAmount;
		}
	};
}

/** Sockets that answered since the last pulse. */
const alive = new WeakSet<WebSocket>();

function cutDeadSockets(server: WebSocketServer): void {
	for (const ws of server.clients) {
		if (!alive.delete(ws)) ws.terminate();
		else ws.ping();
	}
}
