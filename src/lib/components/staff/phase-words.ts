import type { Phase } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** 準備中, 開催中, まとめ中, 終了. */
export const phaseWords: Record<Phase, () => string> = {
	draft: m.staff_phase_draft,
	open: m.staff_phase_open,
	wrapup: m.staff_phase_wrapup,
	closed: m.staff_phase_closed
};
