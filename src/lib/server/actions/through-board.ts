/** A change to a やること between meetings: by the board that shows it, else by the same rules on its row (A3). */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { CommandOf } from '#lib/board/policy/commands.ts';
import { noNotes, type MeetingState } from '#lib/board/policy/meeting-state.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import { refusalFor } from '#lib/board/policy/policy.ts';
import { refusals, type Refusal } from '#lib/board/policy/refusals.ts';
import type { App } from '../app.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** `no_board`: nobody is looking at it, so the caller changes the row. */
export type BoardAnswer = Refusal | 'done' | 'no_board';

/**
 * Where a board mirrors the やること, its room gets the command that the board itself would have sent, so that everybody
 * in the meeting sees it.
 */
export async function throughBoard(
	app: App,
	person: Person,
	command: CommandOf<'action.update' | 'action.edit'>
): Promise<BoardAnswer> {
	const council = await councilOf(app, person, command.action);
	if (!council) return 'action_gone';
	const actor = { kind: 'account', id: person.id, facilitates: facilitates(person, council) } as const;
	const refusal = refusalFor(actor, command, withoutBoard);
	if (refusal) return refusal;

	for (const meeting of await meetingsUnderWay(app, person, council)) {
		const answer = await app.rooms.run({ meeting, municipality: person.municipality }, command, actor);
		if (answer.ok) return 'done';
		// This board does not show it, or was finished a moment ago.
		if (answer.refusal === 'action_gone' || answer.refusal === 'meeting_closed') continue;
		return refusals.find((known) => known === answer.refusal) ?? 'try_again';
	}
	return 'no_board';
}

/** What the rules need to know when there is no board to ask. */
const withoutBoard: MeetingState = {
	phase: 'open',
	cancelled: false,
	agendaLength: 0,
	notes: noNotes,
	confidentiality: 'members',
	voting: 'closed',
	stickers: 0,
	isTaken: () => false,
	participant: { stopped: false, notes: 0, supports: [], votes: {} },
	note: () => null,
	hasCombination: () => false,
	hasAction: () => true
};

async function councilOf(app: App, person: Person, action: ActionId): Promise<CouncilId | null> {
	const [row] = await scope(app.db, person.municipality, (tx) =>
		tx.select({ council: actionItems.councilId }).from(actionItems).where(eq(actionItems.id, action))
	);
	return row?.council ?? null;
}

/** The one that people are sitting in comes before those that are being tidied. */
async function meetingsUnderWay(app: App, person: Person, council: CouncilId): Promise<MeetingId[]> {
	const rows = await scope(app.db, person.municipality, (tx) =>
		tx
			.select({ id: meetings.id })
			.from(meetings)
			.where(and(eq(meetings.councilId, council), inArray(meetings.phase, ['open', 'wrapup'])))
			.orderBy(desc(sql`${meetings.phase} = 'open'`), desc(meetings.number))
	);
	return rows.map(({ id }) => id);
}
