import type {
	AccountId,
	ActionId,
	ActionStatus,
	ActionWords,
	CombinationId,
	MeetingId,
	NoteId
} from '#lib/board/model.ts';
import { insertActionRows, runInOrder, type HistoryEntry } from '#lib/server/actions/action-rows.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import type { PastAction } from './past-meetings/past-meeting.ts';

const dayMs = 86_400_000;

export interface KeptAction {
	readonly id: ActionId;
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	/** Null for 前からの やること, which no meeting on a board decided. */
	readonly meeting: MeetingId | null;
	readonly startsAt: Date;
	readonly action: PastAction;
	readonly combination: CombinationId | null;
	readonly origin: readonly NoteId[];
	readonly by: AccountId;
}

export async function keepAction(tx: Tx, kept: KeptAction): Promise<void> {
	const { id, action, startsAt, meeting, by } = kept;
	const dated = ({ days, ...step }: Step): HistoryEntry => ({
		...step,
		at: new Date(startsAt.getTime() + days * dayMs),
		meeting: days === 0 ? meeting : null,
		by: days === 0 ? null : by
	});
	const [first, ...later] = historyOf(action);
	const rows = insertActionRows(tx, {
		action: id,
		municipality: kept.municipality,
		words: wordsOf(action),
		result: action.result ?? 'do',
		council: kept.council,
		meeting,
		combination: kept.combination,
		origin: kept.origin,
		history: [dated(first), ...later.map(dated)]
	});
	await runInOrder(rows);
}

interface Step {
	readonly days: number;
	readonly status: ActionStatus;
	readonly remark: string;
	readonly before: ActionWords | null;
}

/** A correction repeats status and remark, as on a board. */
function historyOf(action: PastAction): [Step, ...Step[]] {
	const steps: [Step, ...Step[]] = [{ days: 0, status: 'not_started', remark: '', before: null }];
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

export function firstWords(action: PastAction): ActionWords {
	const said = action.later.find((step) => step.said)?.said ?? {};
	return { ...wordsOf(action), ...said };
}
