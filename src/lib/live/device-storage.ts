/** The browser's storage. Null where the browser forbids it: reading `localStorage` may throw. */
export function deviceStorage(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
