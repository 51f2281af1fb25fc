import type { Config } from '#lib/server/config.ts';
import { isLoopback, lanAddresses } from '#lib/server/lan.ts';

/** Which LAN address the QR code shows is not secret. */
export const addressCookie = 'yoriai-address';

interface Choosing {
	readonly url: URL;
	readonly cookies: { get(name: string): string | undefined };
}

/**
 * ORIGIN; else the LAN address that staff chose, if this page was opened at an address of this
 * machine; else the page's address, or the likeliest LAN address if that is loopback.
 */
export function shareAddress(
	config: Pick<Config, 'origin'>,
	{ url, cookies }: Choosing,
	lan = lanAddresses()
): string {
	if (config.origin) return config.origin.origin;
	const chosen = cookies.get(addressCookie);
	if (chosen && isOwn(url, lan) && lan.includes(chosen)) return at(url, chosen);
	if (!isLoopback(url.hostname) || !lan[0]) return url.origin;
	return at(url, lan[0]);
}

/** Empty if ORIGIN or the page decides, or there is only one. */
export function shareChoices(config: Pick<Config, 'origin'>, url: URL, lan = lanAddresses()): string[] {
	return config.origin || lan.length < 2 || !isOwn(url, lan) ? [] : lan;
}

const isOwn = ({ hostname }: URL, lan: readonly string[]) => isLoopback(hostname) || lan.includes(hostname);

function at(asked: URL, address: string): string {
	const shared = new URL(asked.origin);
	shared.hostname = address;
	return shared.origin;
}
