import { and, desc, eq, inArray } from 'drizzle-orm';
import { ulid } from 'ulid';
import { parseCommand } from '#lib/board/policy/commands.ts';
import type { ActionId, ActionStatus, ActionWords, MeetingId } from '#lib/board/model.ts';
import { refusalIn, type Refusal } from '#lib/board/policy/refusals.ts';
import { refusalForText } from '#lib/board/policy/refusal-for-text.ts';
import type { App } from '../app.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId } from '../db/ids.ts';
import { boards } from '../db/schema/board.ts';
import { meetings } from '../db/schema/meeting.ts';
import { scope } from '../db/scope.ts';
import { facilitator } from '../meetings/ask-room.ts';
import { insertActionRows, runInOrder } from './action-rows.ts';

export interface Brought extends ActionWords {
	readonly status: ActionStatus;
	readonly remark: string;
}

/**
 * While no meeting is open, 前からの やること is only a row, which the next opening takes over (A3);
 * otherwise the open board adds it, so that everybody sees it.
 */
export async function bringAction(
	app: App,
	person: Person,
	council: CouncilId,
	brought: Brought
): Promise<Refusal | null> {
	const refusal = refusalForText(brought.what) ?? lengthRefusal(brought);
	if (refusal) return refusal;
	const open = await scope(app.db, person.municipality, async (tx) => {
		const meeting = await openMeeting(tx, council);
		if (!meeting) await insertAction(tx, person, { council, brought });
		return meeting;
	});
	return open ? bringToBoard(app, person, { meeting: open, brought }) : null;
}

const lengthRefusal = ({ firstStep, owner, helpers, remark }: Brought): Refusal | null =>
	refusalForText(`-${firstStep}${owner}${helpers}`) ?? refusalForText(`-${remark}`);

/** A meeting opening at the same time is either returned or takes over the row. */
async function openMeeting(tx: Tx, council: CouncilId): Promise<MeetingId | null> {
	const rows = await tx
		.select({ id: meetings.id })
		.from(boards)
		.innerJoin(meetings, eq(meetings.id, boards.meetingId))
		.where(and(eq(meetings.councilId, council), inArray(meetings.phase, ['draft', 'open'])))
		.orderBy(boards.meetingId)
		.for('update', { of: boards });
	const [open] = await tx
		.select({ id: meetings.id })
		.from(meetings)
		.where(
			and(
				eq(meetings.phase, 'open'),
				inArray(
					meetings.id,
					rows.map(({ id }) => id)
				)
			)
		)
		.orderBy(desc(meetings.number));
	return open?.id ?? null;
}

async function insertAction(
	tx: Tx,
	{ id: by, municipality }: Person,
	{ council, brought }: { readonly council: CouncilId; readonly brought: Brought }
): Promise<void> {
	const { status, remark, ...words } = brought;
	const rows = insertActionRows(tx, {
		action: crypto.randomUUID() as ActionId,
		municipality,
		words,
		result: 'do',
		council,
		meeting: null,
		combination: null,
		origin: [],
		history: [{ status, remark, at: new Date(), by, before: null, meeting: null }]
	});
	await runInOrder(rows);
}

async function bringToBoard(
	app: App,
	person: Person,
	{ meeting, brought }: { readonly meeting: MeetingId; readonly brought: Brought }
): Promise<Refusal | null> {
	const command = parseCommand({ id: ulid(), type: 'action.bring', ...brought });
	if (!command) return 'unknown_command';
	const { municipality } = person;
	const answer = await app.rooms.run({ meeting, municipality }, command, facilitator(person));
	return answer.ok ? null : refusalIn(answer, 'try_again');
}
