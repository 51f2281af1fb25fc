/** A machine has many IPv6 addresses, but they share a prefix. */
import { isIPv6 } from 'node:net';

/** One household, hall or phone has an IPv4 address or an IPv6 /64. */
export const networkOf = (address: string) => prefixOf(address, 4);

/** One customer of a provider may own an IPv6 /48. */
export const wideNetworkOf = (address: string) => prefixOf(address, 3);

function prefixOf(address: string, groups: number): string {
	const [plain = ''] = address.split('%'); // strips the zone id
	const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
	if (v4 || !isIPv6(plain)) return v4 ?? address;
	return `${groupsOf(plain).slice(0, groups).join(':')}::/${groups * 16}`;
}

function groupsOf(address: string): readonly string[] {
	const written = new URL(`http://[${address}]`).hostname.slice(1, -1); // `URL` normalizes the notation
	const [before = '', after] = written.split('::');
	const [head, tail] = [before, after ?? ''].map((half) => half.split(':').filter(Boolean));
	if (!head || !tail || after === undefined) return head ?? [];
	return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}
