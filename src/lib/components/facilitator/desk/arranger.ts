import type { Growth } from '#lib/board/document/growth.ts';
import type { BoardEditor } from '#lib/live/board-editor.ts';

/** Edits groups and combinations; each message offers 元に戻す. The desk implements it. */
export interface Arranger {
	/** No edits after まとめ完了 (P1). */
	readonly mayArrange: boolean;
	arrange<T>(text: string, act: (arranging: BoardEditor) => T): T;
	/**
	 * Like `arrange`, for edits that add to the board. Shows a message and returns null if full (S12).
	 */
	grow<T>(growth: Growth, text: string, act: (arranging: BoardEditor) => T): T | null;
}
