/** Origin, cookies and seat are checked before the socket opens. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { WebSocketServer, type WebSocket } from 'ws';
import type { MeetingId } from '#lib/board/model.ts';
import type { Reader } from '#lib/server/auth/reader.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import {
	isCountedByAddress,
	authorize,
	readAddress,
	readerNow,
	takeSeat,
	type SyncEndpoint,
	type UpgradeParts
} from './authorize.ts';
import { limits } from '../limits.ts';
import type { Seat } from '../room/seats.ts';
import type { Session, Wire } from '../room/session.ts';
import { senderOf } from './connection-limiter.ts';

/** The handler returns false if the address is not a board. */
export function createUpgrade(parts: UpgradeParts) {
	const server = (maxPayload: number) =>
		new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false });
	const guests = server(limits.guestFrameBytes);
	const editors = server(limits.editorFrameBytes);
	const pulse = setInterval(() => [guests, editors].forEach(cutDeadSockets), limits.heartbeatMs);
	pulse.unref();
	const { connectionLimiter } = parts;
	const sendAway = (socket: Duplex, why: string) => {
		parts.rejectionLog.add(why);
		refuse(socket, busy);
	};

	return function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		const asked = readAddress(parts, request);
		if (!asked) return false;
		if (!parts.ownOrigin(request)) {
			refuse(socket, forbidden);
			return true;
		}
		const sender = senderOf(request.headers['x-forwarded-for']);
		const pass = connectionLimiter.pass(sender, parts.admissions.find(request, asked));
		if (!pass) {
			sendAway(socket, 'a crowd at the door');
			return true;
		}
		socket.once('close', pass.left);

		const gone = () => socket.destroy();
		socket.on('error', gone);
		const tooLong = setTimeout(sendAway, limits.knockMs, socket, 'the database does not answer');
		authorize(parts, request, asked)
			.then((authorized) => {
				pass.judged(isCountedByAddress(authorized));
				clearTimeout(tooLong);
				if (socket.destroyed || socket.writableEnded) return;
				socket.off('error', gone);
				if (typeof authorized === 'number')
					return guests.handleUpgrade(request, socket, head, (ws) => ws.close(authorized));
				const seat = takeSeat(asked, authorized, { sender, isVisit: false });
				if (!seat) return sendAway(socket, 'the board is full');
				socket.once('close', () => seat.free()); // also if the upgrade does not complete
				(authorized.edits ? editors : guests).handleUpgrade(request, socket, head, (ws) =>
					letIn(parts, ws, authorized, { ...asked, seat, again: () => readerNow(parts, request, asked) })
				);
			})
			.catch((error: unknown) => {
				parts.logger.error({ err: error }, 'a socket could not be opened');
				socket.destroy();
			});
		return true;
	};
}

/** Does not wait for the client to close. */
function refuse(socket: Duplex, answer: string): void {
	socket.once('finish', () => socket.destroy());
	socket.end(answer);
}

const forbidden = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
/** Our clients retry with random delays of their own; `Retry-After` is for proxies. */
const busy =
	'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

interface Entry {
	readonly endpoint: SyncEndpoint;
	readonly meeting: MeetingId;
	readonly frames: boolean;
	readonly seat: Seat;
	readonly again: () => Promise<Reader | null>;
}

function letIn(
	parts: UpgradeParts,
	ws: WebSocket,
	reader: Reader,
	{ endpoint, meeting, frames, seat, again }: Entry
): void {
	const { actor, edits, municipality } = reader;
	const room = endpoint.rooms.open({ meeting, municipality });
	const session = room.enter({ actor, edits, frames, seat }, wireOf(ws));
	ws.on('message', (bytes: Buffer, isBinary) => {
		unanswered.delete(ws);
		if (isBinary) session.receive(bytes);
		else session.close(closeCodes.unreadable);
	});
	ws.on('close', () => session.left());
	ws.on('error', () => ws.terminate()); // a frame too large, or a reset: the client reconnects
	alive.add(ws);
	ws.on('pong', () => {
		alive.add(ws);
		unanswered.delete(ws);
	});
	// A projector screen may have been opened with a 当日のかぎ that is revoked later.
	if (actor.kind !== 'participant') recheck(parts, ws, session, { reader, again, endpoint });
}

/** A sign-out, removal or change of role may happen in any process. */
function recheck(
	{ logger }: UpgradeParts,
	ws: WebSocket,
	session: Session,
	{ reader, again, endpoint }: { reader: Reader; again: () => Promise<Reader | null>; endpoint: SyncEndpoint }
): void {
	const timer = setInterval(() => {
		again().then(
			(now) => {
				if (!now) return session.close(closeCodes.signedOut);
				const refusal = endpoint.refusal(now);
				if (refusal) session.close(refusal);
				else if (!isSame(now, reader)) session.close(closeCodes.tryAgain); // the client reconnects and gets its new rights
			},
			(error: unknown) => logger.warn({ err: error }, 'could not check who this is; asking again soon')
		);
	}, limits.recheckMs);
	ws.on('close', () => clearInterval(timer));
}

/** A browser can hold an account and a 当日のかぎ at once. */
function isSame(now: Reader, before: Reader): boolean {
	return now.edits === before.edits && isDeepStrictEqual(now.actor, before.actor);
}

/** For the client's answer to a close frame. */
const closeGraceMs = 5_000;

function wireOf(ws: WebSocket): Wire {
	return {
		send: (bytes) => {
			if (ws.readyState === ws.OPEN) ws.send(bytes);
		},
		close: (code, reason) => {
			if (ws.bufferedAmount > limits.unsentBytes.stop) return ws.terminate(); // it would not read a close frame
			ws.close(code, reason);
			setTimeout(() => ws.terminate(), closeGraceMs).unref();
		},
		get unsentBytes() {
			return ws.bufferedAmount;
		},
		ask: () => ask(ws),
		get isSilent() {
			return unanswered.has(ws);
		}
	};
}

const alive = new WeakSet<WebSocket>();
/** Pinged, by the heartbeat or by `ask`, and silent since. */
const unanswered = new WeakSet<WebSocket>();

function ask(ws: WebSocket): void {
	unanswered.add(ws);
	ws.ping();
}

function cutDeadSockets(server: WebSocketServer): void {
	for (const ws of server.clients) {
		if (!alive.delete(ws)) ws.terminate();
		else ask(ws);
	}
}
