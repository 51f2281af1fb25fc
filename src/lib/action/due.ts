/** いつまでに, between the model and its two columns. */
import type { Due } from '../board/model.ts';

/** For a month, its first day stands in the column. */
export function dueToColumns(due: Due): { dueKind: Due['kind']; dueOn: string | null } {
	const dueOn = due.kind === 'date' ? due.on : due.kind === 'month' ? `${due.month}-01` : null;
	return { dueKind: due.kind, dueOn };
}

export function dueFromColumns(kind: Due['kind'], on: string | null): Due {
	if (kind === 'date' && on) return { kind, on };
	if (kind === 'month' && on) return { kind, month: on.slice(0, 7) };
	return kind === 'next_meeting' ? { kind } : { kind: 'undecided' };
}
