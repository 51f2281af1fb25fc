import { expect, test } from 'vitest';
import { withIdea } from './idea-words.ts';

test('なにを takes the words of the idea in one line', () => {
	expect(withIdea('', '火曜の 昼に、\n乗りあいの 日を つくれば')).toBe(
		'火曜の 昼に、 乗りあいの 日を つくれば'
	);
});

test('what was typed stays before them, and a second press adds nothing', () => {
	const once = withIdea('まず ', '朝市を ひらけば');
	expect(once).toBe('まず 朝市を ひらけば');
	expect(withIdea(once, '朝市を ひらけば')).toBe(once);
});
