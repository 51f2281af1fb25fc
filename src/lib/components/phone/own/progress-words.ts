import { m } from '#lib/messages/compiled/messages.js';
import type { IconName } from '#lib/components/ui/drawings.ts';
import type { Progress } from './own-note.ts';

export const progressWords: Record<Progress, { icon: IconName; word: () => string }> = {
	kept: { icon: 'phone', word: m.phone_progress_kept },
	sending: { icon: 'up', word: m.phone_progress_sending },
	arrived: { icon: 'check', word: m.phone_progress_arrived },
	held: { icon: 'lock', word: m.phone_progress_held },
	shown: { icon: 'check', word: m.phone_progress_shown },
	withdrawn: { icon: 'minus', word: m.phone_progress_withdrawn },
	handed_off: { icon: 'right', word: m.phone_progress_handed_off }
};
