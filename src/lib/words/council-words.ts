import type { CouncilDuty } from '#lib/city/council-duties.ts';
import type { CouncilPhase } from '#lib/city/council-phase.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const dutyWords: Readonly<Record<CouncilDuty, () => string>> = {
	community_care_conference: m.councils_duty_care,
	plan_discussion: m.councils_duty_plan,
	regional_council: m.councils_duty_regional,
	multilayered_support: m.councils_duty_multilayered,
	study_group: m.councils_duty_study
};

export const phaseOfCouncilWords: Readonly<Record<CouncilPhase, () => string>> = {
	preparing: m.councils_phase_preparing,
	active: m.councils_phase_active,
	closed: m.councils_phase_closed
};
