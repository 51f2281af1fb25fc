/** 個別の支援につなぐ (individual support) stores field and destination, never a text (PR-4). */

export const handoffFields = ['elderly', 'disability', 'children', 'livelihood', 'other'] as const;
export type HandoffField = (typeof handoffFields)[number];

/** Kinds of destination (つなぎ先). Only the person who calls it knows which office it was. */
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
