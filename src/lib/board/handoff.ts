/** 個別の支援につなぐ: what is kept of it is a field and a destination, never a text (PR-4). */

/** 分野. */
export const handoffFields = ['elderly', 'disability', 'children', 'livelihood', 'other'] as const;
export type HandoffField = (typeof handoffFields)[number];

/** つなぎ先, by kind: which office it was is known to the person who calls it. */
export const handoffDestinations = [
	'community_support_center',
	'shakyo',
	'municipal',
	'welfare_commissioner',
	'livelihood_support',
	'childcare_support',
	'disability_service',
	'other'
] as const;
export type HandoffDestination = (typeof handoffDestinations)[number];
