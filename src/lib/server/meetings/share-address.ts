import os from 'node:os';
import type { Config } from '../config.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origin for links that other devices open: ORIGIN, else the address that this page was asked under, and if only
 * this machine can reach that, its address in the local network.
 */
export function shareAddress({ origin }: Pick<Config, 'origin'>, asked: URL): string {
	if (origin) return origin.origin;
	if (!loopback.includes(asked.hostname)) return asked.origin;
	const lan = Object.values(os.networkInterfaces())
		.flatMap((each) => each ?? [])
		.find(({ family, internal }) => family === 'IPv4' && !internal);
	if (!lan) return asked.origin;
	const shared = new URL(asked.origin);
	shared.hostname = lan.address;
	return shared.origin;
}
