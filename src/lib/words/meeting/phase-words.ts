import type { Phase } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { japanDay } from '#lib/words/japan-time.ts';

const words: Record<Phase, () => string> = {
	draft: m.staff_phase_draft,
	open: m.staff_phase_open,
	wrapup: m.staff_phase_wrapup,
	closed: m.staff_phase_closed
};

interface Standing {
	readonly phase: Phase;
	readonly startsAt: Date;
	readonly cancelledAt: Date | null;
}

/** K3: the door was never opened. */
export const wasMissed = ({ phase, startsAt, cancelledAt }: Standing, today: string): boolean =>
	phase === 'draft' && cancelledAt === null && japanDay(startsAt) < today;

/** 準備中, 開催中, まとめ中, 終了, 中止 or ひらかれませんでした. */
export function standingWords(meeting: Standing, today: string): string {
	if (meeting.cancelledAt) return m.staff_phase_cancelled();
	return wasMissed(meeting, today) ? m.staff_phase_missed() : words[meeting.phase]();
}
