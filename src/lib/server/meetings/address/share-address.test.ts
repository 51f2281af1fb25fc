import { expect, test } from 'vitest';
import { shareAddress, shareChoices } from './share-address.ts';

const lan = ['192.168.1.5', '10.0.0.7'];
const at = (address: string, chosen?: string) => ({
	url: new URL(`${address}/meetings`),
	cookies: { get: () => chosen }
});
const nothing = { origin: null };

test('the QR of a laptop that looks at itself shows the address which staff chose, else the likeliest', () => {
	expect(shareAddress(nothing, at('http://localhost:3000'), lan)).toBe('http://192.168.1.5:3000');
	expect(shareAddress(nothing, at('http://localhost:3000', '10.0.0.7'), lan)).toBe('http://10.0.0.7:3000');
	expect(shareAddress(nothing, at('http://192.168.1.5:3000', '10.0.0.7'), lan)).toBe('http://10.0.0.7:3000');
});

test('an address that the laptop has no more, or never had, is not shown', () => {
	expect(shareAddress(nothing, at('http://localhost:3000', '203.0.113.9'), lan)).toBe(
		'http://192.168.1.5:3000'
	);
	expect(shareAddress(nothing, at('http://localhost:3000', '10.0.0.7'), [])).toBe('http://localhost:3000');
});

test('where the server has a name of its own, nobody chooses', () => {
	const origin = { origin: new URL('https://yoriai.example.jp') };
	expect(shareAddress(origin, at('http://localhost:3000', '10.0.0.7'), lan)).toBe(
		'https://yoriai.example.jp'
	);
	expect(shareAddress(nothing, at('http://board.local:3000', '10.0.0.7'), lan)).toBe(
		'http://board.local:3000'
	);
	expect(shareChoices(origin, new URL('http://localhost:3000'), lan)).toEqual([]);
	expect(shareChoices(nothing, new URL('http://board.local:3000'), lan)).toEqual([]);
	expect(shareChoices(nothing, new URL('http://localhost:3000'), ['192.168.1.5'])).toEqual([]);
	expect(shareChoices(nothing, new URL('http://localhost:3000'), lan)).toEqual(lan);
});
