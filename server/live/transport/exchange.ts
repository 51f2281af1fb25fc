/**
 * For networks that block WebSockets: a POST carries a client's frames, its response those that a
 * socket would have been sent.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reader } from '#lib/server/auth/reader.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import { closeCodeHeader, pack, unpack } from '#lib/wire/parcel.ts';
import {
	isCountedByAddress,
	authorize,
	readAddress,
	takeSeat,
	type Asked,
	type UpgradeParts
} from './authorize.ts';
import { limits } from '../limits.ts';
import type { Visitor, Wire } from '../room/session.ts';
import { senderOf } from './connection-limiter.ts';

/** The handler returns false if the address is not a board. */
export function createExchange(parts: UpgradeParts) {
	return function exchange(request: IncomingMessage, response: ServerResponse): boolean {
		const asked = readAddress(parts, request);
		if (!asked) return false;
		if (request.method !== 'POST') {
			response.setHeader('allow', 'POST');
			return refuse(response, 405);
		}
		if (!parts.ownOrigin(request)) return refuse(response, 403);
		const sender = senderOf(request.headers['x-forwarded-for']);
		const pass = parts.connectionLimiter.pass(sender, parts.admissions.find(request, asked));
		if (!pass) {
			parts.rejectionLog.add('a crowd at the door');
			return refuse(response, 503);
		}
		response.once('close', pass.left);
		authorize(parts, request, asked)
			.then((authorized) => {
				pass.judged(isCountedByAddress(authorized));
				return answer(parts, asked, authorized, { request, response, sender });
			})
			.catch((error: unknown) => {
				if (request.readableAborted) return;
				parts.logger.error({ err: error }, 'frames that came by POST could not be answered');
				close(response, closeCodes.tryAgain);
			});
		return true;
	};
}

async function answer(
	{ rejectionLog }: UpgradeParts,
	asked: Asked,
	authorized: Reader | CloseCode,
	{ request, response, sender }: { request: IncomingMessage; response: ServerResponse; sender: string }
): Promise<void> {
	if (typeof authorized === 'number') return close(response, authorized);
	const mostOfFrame = authorized.edits ? limits.editorFrameBytes : limits.guestFrameBytes;
	const body = await read(request, mostOfFrame + limits.besideFrameBytes);
	if (!body) return void refuse(response, 413);
	const sent = unpack(body);
	if (!sent) return close(response, closeCodes.unreadable);
	if (sent.some((frame) => frame.length > mostOfFrame)) return void refuse(response, 413);
	const seat = takeSeat(asked, authorized, { sender, isVisit: true });
	if (!seat) {
		rejectionLog.add('the board is full');
		return void refuse(response, 503);
	}
	const visitor = { actor: authorized.actor, edits: authorized.edits, frames: asked.frames, seat };
	const { closedWith, received } = await visit(asked, authorized, visitor, sent).finally(() => seat.free());
	close(response, closedWith, received);
}

interface Visit {
	/** Null: not closed. */
	readonly closedWith: number | null;
	readonly received: readonly Uint8Array[];
}

async function visit(
	{ endpoint, meeting }: Asked,
	{ actor, municipality }: Reader,
	visitor: Visitor,
	sent: readonly Uint8Array[]
): Promise<Visit> {
	const room = endpoint.rooms.open({ meeting, municipality });
	if (!room.spend(actor)) return { closedWith: closeCodes.tooFast, received: [] };
	const received: Uint8Array[] = [];
	let closedWith: number | null = null;
	let onClosed = () => undefined as void;
	const closed = new Promise<void>((resolve) => (onClosed = resolve));
	const wire: Wire = {
		send: (frame) => void received.push(frame),
		close: (code) => {
			closedWith = code;
			onClosed();
		},
		unsentBytes: 0 // all frames go out in one response, so there is no backpressure
	};
	const session = room.enter(visitor, wire);
	for (const frame of sent) session.receive(frame);
	await Promise.race([room.drained(session), closed]);
	session.left();
	return { closedWith, received };
}

/** Null if the body is larger than `most` bytes. */
async function read(request: IncomingMessage, most: number): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		if ((bytes += chunk.length) > most) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Without the `yoriai-close` header clients treat it like a proxy's refusal, and retry. */
function refuse(response: ServerResponse, status: number): true {
	response.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
	return true;
}

function close(response: ServerResponse, code: number | null, received: readonly Uint8Array[] = []): void {
	response.writeHead(code === null ? 200 : (statuses.get(code) ?? 400), {
		'content-type': 'application/octet-stream',
		'cache-control': 'no-store',
		[closeCodeHeader]: code ?? 0
	});
	response.end(pack(received));
}

/** For developers and proxies; clients read the header. */
const statuses: ReadonlyMap<number, number> = new Map([
	[closeCodes.signedOut, 401],
	[closeCodes.guestEdit, 403],
	[closeCodes.notYourMeeting, 403],
	[closeCodes.serverRoot, 403],
	[closeCodes.noSuchMeeting, 404],
	[closeCodes.otherEpoch, 409],
	[closeCodes.meetingOver, 410],
	[closeCodes.tooFast, 429],
	[closeCodes.tryAgain, 503],
	[closeCodes.restarting, 503]
]);
