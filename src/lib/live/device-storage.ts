/** Null where the browser forbids it: reading `localStorage` itself may throw. */
export function deviceStorage(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
