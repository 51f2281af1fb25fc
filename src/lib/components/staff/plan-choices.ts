import type { Template } from '#lib/board/agenda.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const templateWords: Record<Template, () => string> = {
	sasaeai_90: m.staff_template_sasaeai_90,
	chiiki_120: m.staff_template_chiiki_120,
	junbikai_60: m.staff_template_junbikai_60,
	kyogikai_90: m.staff_template_kyogikai_90,
	teireikai_90: m.staff_template_teireikai_90,
	kondankai_90: m.staff_template_kondankai_90
};

export const confidentialityChoices = () => [
	{
		value: 'public',
		word: m.common_confidentiality_public(),
		more: m.staff_confidentiality_public_more()
	},
	{
		value: 'members',
		word: m.common_confidentiality_members(),
		more: m.staff_confidentiality_members_more()
	},
	{
		value: 'closed',
		word: m.common_confidentiality_closed(),
		more: m.staff_confidentiality_closed_more()
	}
];

export const revealChoices = () => [
	{ value: 'look_through', word: m.staff_reveal_look_through(), more: m.staff_reveal_look_through_more() },
	{ value: 'at_once', word: m.staff_reveal_at_once(), more: m.staff_reveal_at_once_more() }
];
