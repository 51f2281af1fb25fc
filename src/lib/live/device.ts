/** If the browser forbids storage, the flags are lost with the page. */

const key = (name: string) => `yoriai:${name}`;

export const remembers = (name: string): boolean =>
	tried((storage) => storage.getItem(key(name)) !== null) ?? false;

export const remember = (name: string): void => void tried((storage) => storage.setItem(key(name), '1'));

export const forget = (name: string): void => void tried((storage) => storage.removeItem(key(name)));

function tried<T>(use: (storage: Storage) => T): T | null {
	try {
		return use(localStorage);
	} catch {
		return null; // in a private window, or when it is full, the flag counts as not set
	}
}
