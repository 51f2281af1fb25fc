import { expect, test } from 'vitest';
import { telLink } from './tel-link.ts';

test('a telephone dials the number as it is written, in full width too, and without the extension', () => {
	expect(telLink('0123-45-6789')).toBe('tel:0123456789');
	expect(telLink('０１２３（４５）６７８９')).toBe('tel:0123456789');
	expect(telLink('代表 0123-45-6789（内線 21）')).toBe('tel:0123456789');
	expect(telLink('+81 123 45 6789')).toBe('tel:+81123456789');
	expect(telLink('窓口へ どうぞ')).toBe('');
});
