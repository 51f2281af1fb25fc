import { isLoopback, lanAddresses } from '#lib/server/lan.ts';

/** Longer than any answer within one machine takes, and short enough for a page that waits. */
const limitMs = 2_000;

/**
 * Whether a phone may get an answer at the printed address. The server asks itself at a LAN address
 * of its machine, because it may listen at loopback only (HOST) or at another port. At loopback no
 * phone gets one. An address of any other machine cannot be judged from here, and counts as good.
 *
 * @param shared an origin, as `shareAddress` returns it
 */
export async function answersAt(
	shared: string,
	lan: readonly string[] = lanAddresses(),
	waitMs = limitMs
): Promise<boolean> {
	const { hostname, origin } = new URL(shared);
	if (isLoopback(hostname)) return false;
	if (!lan.includes(hostname)) return true;
	try {
		// A stranger at that port must not send the server on to an address within the office.
		const asked = { redirect: 'manual', signal: AbortSignal.timeout(waitMs) } as const;
		const { status, body } = await fetch(`${origin}/healthz`, asked);
		await body?.cancel(); // an unread body would keep the connection
		return status === 200 || status === 503; // 503 says that the database is away, not the server
	} catch (error) {
		return isDistrust(error);
	}
}

/**
 * Phones of a city may know an authority that Node does not know: whoever shows a certificate of it
 * has answered.
 */
const distrusted: readonly unknown[] = [
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID'
];

/** `fetch` throws a TypeError whose cause is the error of the connection. */
export function isDistrust(error: unknown): boolean {
	const cause = error instanceof Error ? error.cause : null;
	return cause instanceof Error && 'code' in cause && distrusted.includes(cause.code);
}
