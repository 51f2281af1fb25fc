import os from 'node:os';
import type { Config } from '#lib/server/config.ts';
import { lanAddresses } from '#lib/server/lan.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Stops DNS rebinding, where another site points its own name here; a laptop changes networks, so nothing is
 * cached.
 */
export function isOurHost(host: string | undefined, { origin }: Pick<Config, 'origin'>): boolean {
	const name = URL.parse(`http://${host}`)?.hostname;
	if (!name) return false;
	return loopback.includes(name) || name === origin?.hostname || ownHosts().includes(name);
}

function ownHosts(): string[] {
	return interfaces().map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
}

/** Returns the URL for phones first, this machine's own last. */
export function openAddresses({ host, origin }: Pick<Config, 'host' | 'origin'>, port: number): string[] {
	const at = (name: string) => new URL(`http://${name}:${port}`).origin;
	const everywhere = host === '0.0.0.0' || host === '::';
	const reachable = everywhere
		? [...lanAddresses().map(at), at('localhost')]
		: [at(host.includes(':') ? `[${host}]` : host)];

	return [...(origin ? [origin.origin] : []), ...reachable];
}

const interfaces = () => Object.values(os.networkInterfaces()).flatMap((each) => each ?? []);
