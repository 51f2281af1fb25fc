import type { Kind } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const kindWords: Record<Kind | 'idea', { name: () => string; letter: () => string }> = {
	komatta: { name: m.common_komatta, letter: m.common_letter_komatta },
	mottainai: { name: m.common_mottainai, letter: m.common_letter_mottainai },
	idea: { name: m.common_idea, letter: m.common_letter_idea }
};
