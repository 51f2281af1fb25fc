/** The steps of a 次第, in the order in which a meeting usually goes. */
export const steps = [
	'reception',
	'review',
	'write',
	'show',
	'group',
	'break',
	'combine',
	'choose',
	'decide',
	'report',
	'close'
] as const;
export type Step = (typeof steps)[number];
