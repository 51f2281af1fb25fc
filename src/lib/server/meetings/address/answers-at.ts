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
		const { status } = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(waitMs) });
		return status === 200 || status === 503; // 503 says that the database is away, not the server
	} catch {
		return false;
	}
}
