import type { Config } from '../config.ts';
import { lanAddresses } from '../lan.ts';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** In the browser of the laptop: which of its addresses the QR shows. No secret. */
export const addressCookie = 'yoriai-address';

interface Choosing {
	readonly url: URL;
	readonly cookies: { get(name: string): string | undefined };
}

/**
 * The origin for links that other devices open: ORIGIN, else the address that this page was asked under, and if only
 * this machine can reach that, the address in the local network that was chosen, or the likeliest.
 */
export function shareAddress(
	config: Pick<Config, 'origin'>,
	{ url, cookies }: Choosing,
	lan = lanAddresses()
): string {
	if (config.origin) return config.origin.origin;
	const chosen = cookies.get(addressCookie);
	if (chosen && isOwn(url, lan) && lan.includes(chosen)) return at(url, chosen);
	if (!loopback.includes(url.hostname) || !lan[0]) return url.origin;
	return at(url, lan[0]);
}

/** What staff may choose among: nothing where ORIGIN or the page's own address decides, or where there is only one. */
export function shareChoices(config: Pick<Config, 'origin'>, url: URL, lan = lanAddresses()): string[] {
	return config.origin || lan.length < 2 || !isOwn(url, lan) ? [] : lan;
}

const isOwn = ({ hostname }: URL, lan: readonly string[]) =>
	loopback.includes(hostname) || lan.includes(hostname);

function at(asked: URL, address: string): string {
	const shared = new URL(asked.origin);
	shared.hostname = address;
	return shared.origin;
}
