import { expect, test } from 'vitest';
import { digitsIn } from './digits.ts';

test('a 会議番号 may be typed with hyphens, spaces and full-width digits', () => {
	expect(digitsIn('4827-1906')).toBe('48271906');
	expect(digitsIn('４８２７　１９０６')).toBe('48271906');
	expect(digitsIn('番号は 4827 です')).toBe('4827');
});

test('more digits than a 会議番号 has are left out', () => {
	expect(digitsIn('4827190699')).toBe('48271906');
});
