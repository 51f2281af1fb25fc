import { expect, test } from 'vitest';
import { isOwnOrigin } from './origin.ts';

test('a page of ours may post to any address that it was opened at', () => {
	expect(isOwnOrigin('http://192.168.1.20:3000', '192.168.1.20:3000')).toBe(true);
	expect(isOwnOrigin('https://yoriai.example.jp', 'yoriai.example.jp')).toBe(true);
});

test('a page of somebody else may not, nor one that hides where it is from', () => {
	for (const origin of ['https://example.com', 'http://192.168.1.20:3001', 'null', '', null, undefined])
		expect(isOwnOrigin(origin, '192.168.1.20:3000')).toBe(false);
});
