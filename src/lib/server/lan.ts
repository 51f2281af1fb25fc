import os from 'node:os';

/** Interfaces of containers, virtual machines and tunnels: phones in the hall cannot reach them. */
const inside = /^(docker|br-|veth|virbr|vmnet|vbox|tun|utun|tap|tailscale|wg|zt)/;

/**
 * IPv4 addresses of this machine in the local network, the likely ones first. A laptop often has
 * several (Wi-Fi, cable, a virtual machine), and only staff know which one the phones can reach.
 * Not cached, because a laptop changes networks.
 */
export function lanAddresses(): string[] {
	const all = Object.entries(os.networkInterfaces()).flatMap(([name, each]) =>
		(each ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal)
			.map(({ address }) => ({ address, unlikely: inside.test(name) || address.startsWith('169.254.') }))
	);
	return all.sort((a, b) => Number(a.unlikely) - Number(b.unlikely)).map(({ address }) => address);
}
