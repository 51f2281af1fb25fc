/**
 * 個別の支援につなぐ (individual support) stores what kind of help is needed, and where the note went,
 * never a text (PR-4).
 */

/** Fields of welfare (分野), and not fields of a form. */
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
