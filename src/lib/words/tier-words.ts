import { m } from '#lib/messages/compiled/messages.js';

/** `combined` is 第1層・第2層を かねる. */
export const tiers = ['1', '2', '3', 'combined'] as const;
export type Tier = (typeof tiers)[number];

export const tierWords: Record<Tier, () => string> = {
	'1': m.staff_tier_1,
	'2': m.staff_tier_2,
	'3': m.staff_tier_3,
	combined: m.staff_tier_combined
};

/** `name` is what the place calls the tier; empty if it has no name of its own. */
export const tierWord = (tier: Tier | null, name = '') =>
	name || (tier ? tierWords[tier]() : m.councils_tier_undecided());
