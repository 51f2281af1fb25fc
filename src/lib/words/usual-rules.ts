import { m } from '#lib/messages/compiled/messages.js';

/** For a meeting that sets no others, one per line. */
export const usualRules = () =>
	[m.prepare_rule_1(), m.prepare_rule_2(), m.prepare_rule_3(), m.prepare_rule_4(), m.prepare_rule_5()].join(
		'\n'
	);

export const rulesOf = (rules: string): string[] =>
	(rules || usualRules()).split('\n').filter((line) => line.trim() !== '');
