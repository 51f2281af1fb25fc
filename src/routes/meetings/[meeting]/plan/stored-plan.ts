import type { AgendaItem } from '#lib/board/model.ts';

/** A plan as it stands now: its fields as a form holds them, and its 次第. */
export interface StoredPlan {
	readonly fields: Readonly<Record<string, string>>;
	readonly agenda: readonly AgendaItem[];
}
