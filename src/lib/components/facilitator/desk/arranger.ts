import type { Growth } from '#lib/board/document/growth.ts';
import type { BoardEditor } from '#lib/live/board-editor.ts';

/** Each message offers 元に戻す. */
export interface Arranger {
	/** No edits after まとめ完了 (P1). */
	readonly mayArrange: boolean;
	arrange<T>(text: string, act: (arranging: BoardEditor) => T): T;
	/** Shows a message and returns null if the board is full (S12). */
	grow<T>(growth: Growth, text: string, act: (arranging: BoardEditor) => T): T | null;
}
