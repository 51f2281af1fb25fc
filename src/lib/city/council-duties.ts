/** 兼ねている会議: the codes are stored, so they never change. */
export const councilDuties = [
	'community_care_conference',
	'plan_discussion',
	'regional_council',
	'multilayered_support',
	'study_group'
] as const;
export type CouncilDuty = (typeof councilDuties)[number];
