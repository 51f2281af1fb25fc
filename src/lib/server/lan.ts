import os from 'node:os';

/** Phones in the hall cannot reach containers, virtual machines and tunnels. */
const inside = /^(docker|br-|veth|virbr|vmnet|vbox|tun|utun|tap|tailscale|wg|zt)/;

/**
 * The likely ones come first: only staff know which one the phones can reach. Not cached, because a
 * laptop changes networks.
 */
export function lanAddresses(): string[] {
	const all = Object.entries(os.networkInterfaces()).flatMap(([name, each]) =>
		(each ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal)
			.map(({ address }) => ({ address, unlikely: inside.test(name) || address.startsWith('169.254.') }))
	);
	return all.sort((a, b) => Number(a.unlikely) - Number(b.unlikely)).map(({ address }) => address);
}

export const isLoopback = (hostname: string): boolean =>
	['localhost', '127.0.0.1', '[::1]'].includes(hostname);
