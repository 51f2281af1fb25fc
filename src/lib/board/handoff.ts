/** 個別の支援につなぐ stores the kind of help and the destination, never a text (PR-4). */

/** Fields of welfare (分野), not of a form. */
export const handoffFields = ['elderly', 'disability', 'children', 'livelihood', 'other'] as const;
export type HandoffField = (typeof handoffFields)[number];

/** つなぎ先: only the person who calls knows which office it was. */
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
