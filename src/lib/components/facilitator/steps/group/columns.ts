import type { GroupId } from '#lib/board/model.ts';

interface Standing {
	readonly id: GroupId;
	/** In px, or an estimate of it. */
	readonly height: number;
}

/** A group keeps its column when others change, and a new one goes to the shortest. */
export function columnsFor(
	groups: readonly Standing[],
	count: number,
	before: ReadonlyMap<GroupId, number> = new Map()
): Map<GroupId, number> {
	const heights = new Array<number>(count).fill(0);
	const columns = new Map<GroupId, number>();
	const put = ({ id, height }: Standing, column: number) => {
		columns.set(id, column);
		heights[column] = (heights[column] ?? 0) + height;
	};

	for (const group of groups) {
		const kept = before.get(group.id);
		if (kept !== undefined && kept < count) put(group, kept);
	}
	for (const group of groups) if (!columns.has(group.id)) put(group, heights.indexOf(Math.min(...heights)));
	return columns;
}

/** Until a group has been drawn: its head and so many notes of mostly two lines. */
export const estimatedHeight = (notes: number): number => 96 + 52 * notes;
