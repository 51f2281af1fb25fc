import type { GroupId } from '#lib/board/model.ts';

/** A group keeps its column when others change, since its name may be being edited. */
export function columnsFor(
	groups: readonly { readonly id: GroupId }[],
	count: number,
	before: ReadonlyMap<GroupId, number> = new Map()
): Map<GroupId, number> {
	const standing = new Array<number>(count).fill(0);
	const columns = new Map<GroupId, number>();
	const put = (id: GroupId, column: number) => {
		columns.set(id, column);
		standing[column] = (standing[column] ?? 0) + 1;
	};

	for (const { id } of groups) {
		const kept = before.get(id);
		if (kept !== undefined && kept < count) put(id, kept);
	}
	for (const { id } of groups) if (!columns.has(id)) put(id, standing.indexOf(Math.min(...standing)));
	return columns;
}
