import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { MeetingId } from '#lib/board/model.ts';
import { wideNetworkOf } from '#lib/server/auth/network.ts';
import type { Reader } from '#lib/server/auth/reader.ts';
import type { SocketView } from '#lib/server/scribe/scribe-reader.ts';
import { closeCodes, type CloseCode } from '#lib/wire/frames.ts';
import type { AdmissionCache } from './admission-cache.ts';
import type { BoardLog } from '../log/board-log.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Seat } from '../room/seats.ts';
import type { RejectionLog } from './rejection-log.ts';
import type { ConnectionLimiter } from './connection-limiter.ts';

export interface SyncEndpoint {
	readonly rooms: Rooms;
	readonly log: BoardLog;
	/** Why a reader of the meeting may not join this document. */
	readonly refusal: (reader: Reader) => CloseCode | null;
	/** A page of another layout version would overwrite or delete content that it does not know. */
	readonly layout: number;
}

export interface UpgradeParts {
	readonly boards: SyncEndpoint;
	readonly minutes: SyncEndpoint;
	readonly logger: Logger;
	readonly readerOf: (
		request: IncomingMessage,
		meeting: MeetingId,
		view: SocketView
	) => Promise<Reader | null>;
	readonly ownOrigin: (request: IncomingMessage) => boolean;
	readonly connectionLimiter: ConnectionLimiter;
	readonly admissions: AdmissionCache;
	readonly rejectionLog: RejectionLog;
}

/** The epoch is part of the address, so a stale page is refused before any sync frame. */
const address = /^\/sync\/(minutes\/)?([0-9a-f-]{36})\/([0-9A-Za-z_-]{1,64})$/;

export interface Asked {
	readonly endpoint: SyncEndpoint;
	readonly meeting: MeetingId;
	readonly epoch: string;
	readonly view: SocketView;
	readonly frames: boolean;
	readonly layout: number;
}

/** Pages of version 0.1.0 and stock clients send no layout version. */
const firstLayouts = { board: 2, minutes: 1 };

/** Null if the address is not a board. */
export function readAddress(parts: UpgradeParts, request: IncomingMessage): Asked | null {
	const url = URL.parse(request.url ?? '/', 'http://board');
	const match = url && address.exec(url.pathname);
	if (!match) return null;
	const [, kind, meeting, epoch] = match as unknown as [string, string | undefined, MeetingId, string];
	const as = url.searchParams.get('as');
	return {
		endpoint: kind ? parts.minutes : parts.boards,
		meeting,
		epoch,
		view: as === 'screen' || as === 'phone' || as === 'scribe' ? as : 'staff',
		frames: url.searchParams.get('frames') === '1',
		layout: Number(url.searchParams.get('layout') ?? (kind ? firstLayouts.minutes : firstLayouts.board))
	};
}

/** Null if the board is full. */
export function takeSeat(
	{ endpoint, meeting }: Asked,
	{ actor, municipality, isGuest }: Reader,
	{ sender, isVisit }: { sender: string; isVisit: boolean }
): Seat | null {
	const { seats } = endpoint.rooms.open({ meeting, municipality }).audience;
	const kind = isGuest ? 'guest' : actor.kind === 'scribe' ? 'scribe' : 'reserved';
	return seats.take({ kind, isVisit, network: wideNetworkOf(sender) });
}

/** Staff and projector screens are exempt. */
export const isCountedByAddress = (authorized: Reader | CloseCode) =>
	typeof authorized === 'number' || authorized.isGuest;

export async function authorize(
	parts: UpgradeParts,
	request: IncomingMessage,
	asked: Asked
): Promise<Reader | CloseCode> {
	const { endpoint, meeting, epoch, layout } = asked;
	try {
		const reader = await readerNow(parts, request, asked);
		if (!reader) return closeCodes.signedOut;
		const refusal = endpoint.refusal(reader);
		if (refusal) return refusal;
		if (layout !== endpoint.layout) return closeCodes.otherLayout;
		const head = (await endpoint.log.heads([meeting])).get(meeting);
		if (!head) return closeCodes.noSuchMeeting;
		return head.epoch === epoch ? reader : closeCodes.otherEpoch;
	} catch (error) {
		parts.logger.error({ err: error }, 'could not check who is knocking');
		return closeCodes.tryAgain;
	}
}

export async function readerNow(
	{ readerOf, admissions }: UpgradeParts,
	request: IncomingMessage,
	asked: Asked
): Promise<Reader | null> {
	const reader = await readerOf(request, asked.meeting, asked.view);
	admissions.judged(request, asked, reader);
	return reader;
}
