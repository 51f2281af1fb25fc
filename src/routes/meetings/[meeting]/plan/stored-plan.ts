import type { AgendaItem } from '#lib/board/model.ts';

/** The stored plan: its values as form fields, and its agenda (次第). */
export interface StoredPlan {
	readonly fields: Readonly<Record<string, string>>;
	readonly agenda: readonly AgendaItem[];
}
