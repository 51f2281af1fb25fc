/** Writes an action item (やること) with its history, which goes on after the meeting (A1). */
import { dueToColumns } from '#lib/action/due.ts';
import type {
	AccountId,
	ActionId,
	ActionStatus,
	ActionWords,
	CombinationId,
	MeetingId,
	NoteId
} from '#lib/board/model.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { actionItems, actionOriginNotes, actionUpdates } from '#lib/server/db/schema/action.ts';
import type { PastAction } from './past-meetings/past-meeting.ts';

const dayMs = 86_400_000;

export interface KeptAction {
	readonly id: ActionId;
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	/** It is null for 前からの やること. */
	readonly meeting: MeetingId | null;
	readonly startsAt: Date;
	readonly action: PastAction;
	readonly combination: CombinationId | null;
	readonly origin: readonly NoteId[];
	readonly by: AccountId;
}

export async function keepAction(tx: Tx, kept: KeptAction): Promise<void> {
	const { id, action, startsAt, municipality: municipalityId, meeting: meetingId, by } = kept;
	const history = historyOf(action).map(({ days, ...step }) => ({
		...step,
		id: crypto.randomUUID(),
		actionId: id,
		municipalityId,
		at: new Date(startsAt.getTime() + days * dayMs),
		meetingId: days === 0 ? meetingId : null,
		byAccount: days === 0 ? null : by
	}));
	const latest = history.at(-1)!;
	const { what, firstStep, owner, helpers, due } = wordsOf(action);

	await tx.insert(actionItems).values({
		id,
		municipalityId,
		councilId: kept.council,
		meetingId,
		combinationId: kept.combination,
		what,
		firstStep,
		owner,
		helpers,
		result: action.result ?? 'do',
		...dueToColumns(due),
		status: latest.status,
		createdAt: startsAt,
		updatedAt: latest.at
	});
	await tx.insert(actionUpdates).values(history);
	if (kept.origin.length > 0)
		await tx
			.insert(actionOriginNotes)
			.values(kept.origin.map((noteId) => ({ actionId: id, noteId, municipalityId })));
}

interface Step {
	readonly days: number;
	readonly status: ActionStatus;
	readonly remark: string;
	readonly before: ActionWords | null;
}

/** A correction repeats status and remark, as on a board. */
function historyOf(action: PastAction): Step[] {
	const steps: Step[] = [{ days: 0, status: 'not_started', remark: '', before: null }];
	for (const { days, status, remark, said } of action.later) {
		const last = steps.at(-1)!;
		if (said) steps.push({ ...last, days, before: firstWords(action) });
		else steps.push({ days, status: status ?? last.status, remark: remark ?? '', before: null });
	}
	return steps;
}

const wordsOf = ({ what, firstStep, owner, helpers = '', due }: PastAction): ActionWords => ({
	what,
	firstStep,
	owner,
	helpers,
	due
});

/** Returns the original words, from before any correction. */
export function firstWords(action: PastAction): ActionWords {
	const said = action.later.find((step) => step.said)?.said ?? {};
	return { ...wordsOf(action), ...said };
}
