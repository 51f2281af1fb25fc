import { sizesOf } from '#lib/board/erase/arrangement.ts';
import type { SnapshotId } from '#lib/board/model.ts';
import type { SnapshotLine } from '#lib/board/private-views.ts';
import type { NewSnapshot } from '../../live/log/board-rows.ts';

export function snapshotLine({
	id,
	position,
	at,
	content
}: NewSnapshot & { readonly id: SnapshotId }): SnapshotLine {
	return { id, position, at: at.getTime(), ...sizesOf(content) };
}
