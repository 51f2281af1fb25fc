import os from 'node:os';

/** What containers, virtual machines and tunnels add: no phone in the hall ever reaches these. */
const inside = /^(docker|br-|veth|virbr|vmnet|vbox|tun|utun|tap|tailscale|wg|zt)/;

/**
 * Our addresses in the local network, the likely ones first. A laptop often has several (Wi-Fi, cable, a virtual
 * machine), and only people can know on which one the phones are. Asked anew each time: a laptop changes networks.
 */
export function lanAddresses(): string[] {
	const all = Object.entries(os.networkInterfaces()).flatMap(([name, each]) =>
		(each ?? [])
			.filter(({ family, internal }) => family === 'IPv4' && !internal)
			.map(({ address }) => ({ address, unlikely: inside.test(name) || address.startsWith('169.254.') }))
	);
	return all.sort((a, b) => Number(a.unlikely) - Number(b.unlikely)).map(({ address }) => address);
}
