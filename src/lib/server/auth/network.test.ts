import { expect, test } from 'vitest';
import { networkOf, wideNetworkOf } from './network.ts';

test('all addresses of one IPv6 network are one, however they are written', () => {
	const ways = ['2001:db8:1:2::1', '2001:0DB8:1:2:ffff:0:0:9', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'];
	expect(new Set(ways.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']));
	expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
	expect(wideNetworkOf('2001:db8:1:3::1')).toBe(wideNetworkOf('2001:db8:1:2::1'));
	expect(wideNetworkOf('2001:db8:2:3::1')).toBe('2001:db8:2::/48');
	expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
	expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('an IPv4 address is one hall, also where it is written as IPv6', () => {
	for (const network of [networkOf, wideNetworkOf]) {
		expect(network('192.0.2.7')).toBe('192.0.2.7');
		expect(network('::ffff:192.0.2.7')).toBe('192.0.2.7');
		expect(network('192.0.2.8')).not.toBe(network('192.0.2.7'));
	}
});

test('what is no address stays what it is', () => {
	for (const odd of ['', 'unknown', '1:2:3']) expect(networkOf(odd)).toBe(odd);
});
