import { isDay } from '../board/day.ts';
import type { Due } from '../board/model.ts';

/** A month is stored as its first day. */
export function dueToColumns(due: Due): { dueKind: Due['kind']; dueOn: string | null } {
	const dueOn = due.kind === 'date' ? due.on : due.kind === 'month' ? `${due.month}-01` : null;
	return { dueKind: due.kind, dueOn };
}

export function dueFromColumns(kind: Due['kind'], on: string | null): Due {
	if (kind === 'date' && on) return { kind, on };
	if (kind === 'month' && on) return { kind, month: on.slice(0, 7) };
	return kind === 'next_meeting' ? { kind } : { kind: 'undecided' };
}

/** Returns null if the chosen day or month is missing or does not exist. */
export function dueFromFields({
	due,
	on,
	month
}: {
	due: Due['kind'];
	on: string;
	month: string;
}): Due | null {
	if (due === 'date') return isDay(on) ? { kind: due, on } : null;
	if (due === 'month') return /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? { kind: due, month } : null;
	return { kind: due };
}

export function dueToFields(due: Due): { due: Due['kind']; on: string; month: string } {
	return {
		due: due.kind,
		on: due.kind === 'date' ? due.on : '',
		month: due.kind === 'month' ? due.month : ''
	};
}
