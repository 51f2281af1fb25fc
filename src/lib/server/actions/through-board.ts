import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { CommandOf } from '#lib/board/policy/commands.ts';
import { noNotes, nothingDone, type MeetingState } from '#lib/board/policy/meeting-state.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import { refusalFor } from '#lib/board/policy/policy.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import type { App } from '../app.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

/** `no_board`: no board has it, so the caller changes the row. */
export type BoardAnswer = Refusal | 'done' | 'no_board';

/** A room gets the same command as from a client of its board, so that the change is broadcast (A3). */
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
		// The item is not on this board, or the meeting has just been finished.
		if (answer.refusal === 'action_gone' || answer.refusal === 'meeting_closed') continue;
		return refusalIn(answer, 'try_again');
	}
	return 'no_board';
}

const withoutBoard: MeetingState = {
	phase: 'open',
	cancelled: false,
	reopenable: false,
	writing: true,
	agendaLength: 0,
	notes: noNotes,
	confidentiality: 'members',
	planVersion: null,
	voting: 'closed',
	stickers: 0,
	isTaken: () => false,
	participant: nothingDone,
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

/** The open meeting comes before those in wrap-up (まとめ中). */
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
