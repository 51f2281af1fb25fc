import type { AgendaItem, Board, Confidentiality } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import type { App, MeetingAddress } from '../app.ts';
import { coordinates, type Person } from '../auth/person.ts';
import { askRoom, facilitator } from './ask-room.ts';
import { findMeeting } from './find-meeting.ts';

export interface Plan {
	readonly theme: string;
	readonly venue: string;
	readonly startsAt: Date;
	readonly confidentiality: Confidentiality;
	readonly reveal: Board['reveal'];
	readonly stickers: number;
	/** 約束, one per line. Empty means the five standard rules. */
	readonly rules: string;
	readonly agenda: readonly AgendaItem[];
	/** Staff checked every text before more people may read the meeting (P10). */
	readonly rechecked: boolean;
	/** The `planVersion` that the form was loaded with. */
	readonly since: string;
}

/**
 * All changes happen together or not at all. The room refuses a plan older than the stored one
 * (P12).
 */
export async function planMeeting(
	app: App,
	person: Person,
	board: MeetingAddress,
	plan: Plan
): Promise<Refusal | null> {
	const found = await findMeeting(app, board);
	if (!found) throw new Error('there is no such meeting in this municipality');
	const { theme, venue, startsAt, confidentiality, reveal, stickers, rules, agenda, rechecked, since } = plan;
	const actor = { ...facilitator(person), coordinates: coordinates(person, found.council) };
	return askRoom(app, board, actor, {
		type: 'meeting.plan',
		theme,
		rules,
		confidentiality,
		reveal,
		stickers,
		agenda: [...agenda],
		rechecked,
		venue,
		startsAt: startsAt.getTime(),
		since
	});
}
