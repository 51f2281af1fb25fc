import type { AgendaItem } from '#lib/board/model.ts';

export interface StoredPlan {
	readonly fields: Readonly<Record<string, string>>;
	readonly agenda: readonly AgendaItem[];
}
