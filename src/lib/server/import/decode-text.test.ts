import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 困,米が重い in cp932, as Japanese Excel saves it; ㈱ and ① are not in Shift_JIS proper. */
const shiftJis = Uint8Array.from([
	...[0x8d, 0xa2, 0x2c, 0x95, 0xc4, 0x82, 0xaa, 0x8f, 0x64, 0x82, 0xa2],
	...[0x87, 0x8a, 0x87, 0x40]
]);

test('a table in UTF-8 is read with and without its byte order mark, and one of Japanese Excel too', () => {
	expect(decodeText(utf8('困,米が重い'))).toBe('困,米が重い');
	expect(decodeText(utf8('\ufeff困,米が重い'))).toBe('困,米が重い');
	expect(decodeText(shiftJis)).toBe('困,米が重い㈱①');
});

test('what Excel calls Unicode is read, in either order of its bytes', () => {
	const little = Uint8Array.from([0xff, 0xfe, 0xf0, 0x56, 0x09, 0x00]);
	const big = Uint8Array.from([0xfe, 0xff, 0x56, 0xf0, 0x00, 0x09]);
	expect(decodeText(little)).toBe('困\t');
	expect(decodeText(big)).toBe('困\t');
});

test('bytes that are no text are none in any encoding', () => {
	expect(decodeText(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]))).toBeNull();
	expect(decodeText(Uint8Array.from([0x41, 0x00, 0x42]))).toBeNull();
	expect(decodeText(Uint8Array.of())).toBe('');
});
