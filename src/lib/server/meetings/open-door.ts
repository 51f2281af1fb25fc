import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { MeetingId } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import type { App, MeetingAddress } from '../app.ts';
import type { CouncilId, MunicipalityId } from '../db/ids.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { askRoom } from './ask-room.ts';

export interface OpenableMeeting {
	readonly id: MeetingId;
	readonly number: number;
	readonly startsAt: Date;
	/** 中止 */
	readonly cancelled: boolean;
}

/** Returns the phases `draft` and `open`, earliest first. */
export function listOpenable(
	app: App,
	municipality: MunicipalityId,
	council: CouncilId
): Promise<OpenableMeeting[]> {
	return scope(app.db, municipality, (tx) =>
		tx
			.select({
				id: meetings.id,
				number: meetings.number,
				startsAt: meetings.startsAt,
				cancelled: sql<boolean>`${meetings.cancelledAt} is not null`
			})
			.from(meetings)
			.where(and(eq(meetings.councilId, council), inArray(meetings.phase, ['draft', 'open'])))
			.orderBy(asc(meetings.startsAt), asc(meetings.number))
	);
}

/** `ambiguous` includes a number that no meeting has. */
export type MeetingChoice =
	| { readonly is: 'chosen' | 'cancelled'; readonly meeting: OpenableMeeting }
	| { readonly is: 'none' | 'ambiguous' };

/**
 * Nobody guesses among several meetings. One that was called off is found, and not opened (P13).
 * @param today an ISO day in Japan
 */
export function meetingToOpen(
	openable: readonly OpenableMeeting[],
	{ today, number }: { readonly today: string; readonly number?: string | undefined }
): MeetingChoice {
	if (openable.length === 0) return { is: 'none' };
	const named = number && openable.filter((each) => String(each.number) === number.normalize('NFKC'));
	const ofToday = openable.filter(({ startsAt }) => japanDay(startsAt) === today);
	const isOn = ({ cancelled }: OpenableMeeting) => !cancelled;
	const wanted = named || (ofToday.length > 0 ? ofToday : openable.filter(isOn));
	// A meeting that was called off gives way to another one today, never to another day's.
	const [found, another] = wanted.some(isOn) ? wanted.filter(isOn) : wanted;
	if (found?.cancelled) return { is: 'cancelled', meeting: found };
	return found && !another ? { is: 'chosen', meeting: found } : { is: 'ambiguous' };
}

/** Opening it twice does no harm. */
export const openDoor = (app: App, board: MeetingAddress): Promise<Refusal | null> =>
	askRoom(app, board, { kind: 'server' }, { type: 'door.set', open: true });
