import { m } from '#lib/messages/compiled/messages.js';

/** 約束: the five that a meeting has unless it settles on others, one a line. */
export const usualRules = () =>
	[m.prepare_rule_1(), m.prepare_rule_2(), m.prepare_rule_3(), m.prepare_rule_4(), m.prepare_rule_5()].join(
		'\n'
	);

/** What a board or a sheet of paper shows. */
export const rulesOf = (rules: string): string[] =>
	(rules || usualRules()).split('\n').filter((line) => line.trim() !== '');
