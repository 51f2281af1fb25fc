import { expect, test } from 'vitest';
import { answerTo, isStillShut } from './turned-away.ts';

const today = '2027-01-23';
const early = { startsAt: '2027-01-23T01:00:00Z', words: '', today };
const late = { startsAt: null, words: '', today };

test('a shut door says which of the two it is: the meeting begins later, or somebody has to open it', () => {
	const before = answerTo({ refusal: 'door_not_open', ...early });
	expect(before.look).toBe('shut');
	expect(before.words).toMatch(/まだ ひらいていません。.*10:00から 始まります。$/);

	const again = answerTo({ refusal: 'door_not_open', ...late });
	expect(again).toEqual({
		look: 'shut',
		words: '入口は しまっています。近くの 係に 声を かけてください。'
	});
});

test('only a wrong number is somebody’s mistake', () => {
	const looks = (['code_wrong', 'meeting_cancelled', 'meeting_over', 'too_many_newcomers'] as const).map(
		(refusal) => answerTo({ refusal, ...late }).look
	);
	expect(looks).toEqual(['error', 'told', 'told', 'busy']);
});

test('a knock changes the page only if there is news', () => {
	const shut = answerTo({ refusal: 'door_not_open', ...early });
	expect(isStillShut(null, shut)).toBe(true); // nothing was heard
	expect(isStillShut(shut, shut)).toBe(true);
	expect(isStillShut(answerTo({ refusal: 'too_many_tries', ...late }), shut)).toBe(true); // others mistyped
	expect(isStillShut(answerTo({ refusal: 'door_not_open', ...late }), shut)).toBe(false);
	expect(isStillShut(answerTo({ refusal: 'meeting_cancelled', ...late }), shut)).toBe(false);
});
