import type { Kind } from '#lib/board/model.ts';
import { m } from '#lib/messages/compiled/messages.js';

interface KindWordsForStaff {
	/** わたしも, with its count. */
	readonly support: (inputs: { count: number }) => string;
	readonly supportPrinted: (inputs: { count: number }) => string;
	readonly supportInMinutes: (inputs: { count: number }) => string;
	/** Raised hands. */
	readonly hands: () => string;
	/** A printed card. */
	readonly card: () => string;
	readonly cardHint: () => string;
}

/** No phone loads it. */
export const kindWordsForStaff: Readonly<Record<Kind, KindWordsForStaff>> = {
	komatta: {
		support: m.arrange_support_komatta,
		supportPrinted: m.follow_groups_support,
		supportInMinutes: m.minutes_support,
		hands: m.arrange_hands_komatta,
		card: m.print_card_komatta,
		cardHint: m.print_card_komatta_hint
	},
	mottainai: {
		support: m.arrange_support_mottainai,
		supportPrinted: m.follow_groups_support_mottainai,
		supportInMinutes: m.minutes_support_mottainai,
		hands: m.arrange_hands_mottainai,
		card: m.print_card_mottainai,
		cardHint: m.print_card_mottainai_hint
	}
};
