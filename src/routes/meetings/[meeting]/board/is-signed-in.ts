/**
 * Whether this browser still has its session: without one, a page of staff leads to the page for
 * signing in. A laptop without a network counts as signed out, since nothing else is known.
 */
export async function isSignedIn(ask: typeof fetch, page: string): Promise<boolean> {
	try {
		const { type, status } = await ask(page, { method: 'HEAD', redirect: 'manual', cache: 'no-store' });
		return type !== 'opaqueredirect' && !(status >= 300 && status < 400);
	} catch {
		return false;
	}
}
