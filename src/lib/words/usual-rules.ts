import { m } from '#lib/messages/compiled/messages.js';

/** The five ground rules (約束) of a meeting that sets no others, one per line. */
export const usualRules = () =>
	[m.prepare_rule_1(), m.prepare_rule_2(), m.prepare_rule_3(), m.prepare_rule_4(), m.prepare_rule_5()].join(
		'\n'
	);

export const rulesOf = (rules: string): string[] =>
	(rules || usualRules()).split('\n').filter((line) => line.trim() !== '');
