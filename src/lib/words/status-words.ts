import type { ActionStatus } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const statusWords: Record<ActionStatus, () => string> = {
	not_started: m.common_status_not_started,
	in_progress: m.common_status_in_progress,
	done: m.common_status_done,
	on_hold: m.common_status_on_hold,
	dropped: m.common_status_dropped
};
