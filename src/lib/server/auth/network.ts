/** Whom an address stands for. One machine has as many IPv6 addresses as it likes; its network has one beginning. */
import { isIPv6 } from 'node:net';

/** What one household, one hall or one phone is given: an IPv4 address, or a /64. */
export const networkOf = (address: string) => beginning(address, 4);

/** What one customer of a carrier may own: an IPv4 address, or a /48. */
export const wideNetworkOf = (address: string) => beginning(address, 3);

function beginning(address: string, groups: number): string {
	const [plain = ''] = address.split('%'); // the rest names a line of this machine
	const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
	if (v4 || !isIPv6(plain)) return v4 ?? address;
	return `${groupsOf(plain).slice(0, groups).join(':')}::/${groups * 16}`;
}

/** All eight, however it was written. */
function groupsOf(address: string): readonly string[] {
	const written = new URL(`http://[${address}]`).hostname.slice(1, -1); // one way of writing each
	const [before = '', after] = written.split('::');
	const [head, tail] = [before, after ?? ''].map((half) => half.split(':').filter(Boolean));
	if (!head || !tail || after === undefined) return head ?? [];
	return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}
