import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import { parseCommand, type CommandOf } from '#lib/board/commands.ts';
import type { ActionId, ActionStatus, MeetingId } from '#lib/board/model.ts';
import type { MeetingState } from '#lib/board/meeting-state.ts';
import { refusalFor, type Actor } from '#lib/board/policy.ts';
import { refusals, type Refusal } from '#lib/board/refusals.ts';
import type { App } from '../app.ts';
import { facilitates, type Person } from '../auth/person.ts';
import type { CouncilId } from '../db/ids.ts';
import { actionItems, actionUpdates } from '../db/schema/action.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';

interface Change {
	readonly action: ActionId;
	readonly status: ActionStatus;
	readonly remark: string;
}

/**
 * Sets the status between meetings. Where a board mirrors the やること, its room gets the command that the board itself
 * would have sent, so that everybody in the meeting sees it; else the row is changed under the same rules (A3).
 */
export async function updateAction(app: App, person: Person, change: Change): Promise<Refusal | null> {
	const council = await councilOf(app, person, change.action);
	if (!council) return 'action_gone';
	const command = parseCommand({ id: ulid(), type: 'action.update', ...change });
	if (command?.type !== 'action.update') return 'unknown_command';
	const actor: Actor = { kind: 'account', id: person.id, facilitates: facilitates(person, council) };
	const refusal = refusalFor(actor, command, withoutBoard);
	if (refusal) return refusal;

	for (const meeting of await meetingsUnderWay(app, person, council)) {
		const answer = await app.rooms.run({ meeting, municipality: person.municipality }, command, actor);
		if (answer.ok) return null;
		// This board does not show it, or was finished a moment ago.
		if (answer.refusal === 'action_gone' || answer.refusal === 'meeting_closed') continue;
		return refusals.find((known) => known === answer.refusal) ?? 'try_again';
	}
	await changeRow(app, person, command);
	return null;
}

/** What the rules need to know when there is no board to ask. */
const withoutBoard: MeetingState = {
	phase: 'open',
	agendaLength: 0,
	noteCount: 0,
	voting: 'closed',
	stickers: 0,
	isTaken: () => false,
	participant: { stopped: false, supports: [], votes: {} },
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

async function changeRow(
	app: App,
	person: Person,
	{ action, status, remark }: CommandOf<'action.update'>
): Promise<void> {
	const at = new Date();
	await scope(app.db, person.municipality, async (tx) => {
		await tx.update(actionItems).set({ status, updatedAt: at }).where(eq(actionItems.id, action));
		await tx.insert(actionUpdates).values({
			id: crypto.randomUUID(),
			actionId: action,
			municipalityId: person.municipality,
			...{ at, status, remark },
			byAccount: person.id
		});
	});
}
