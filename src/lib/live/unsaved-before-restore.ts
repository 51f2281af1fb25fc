import { earlierCopies, type EarlierCopy } from './unsaved-copy.ts';

/** The same for all epochs, so that copies from before a restored backup are found. */
export const minutesName = (meeting: string): string => `minutes:${meeting}`;

/** @param epoch the present one; null: there are no 会議録 */
export function unsavedBeforeRestore(meeting: string, epoch: string | null): EarlierCopy[] {
	try {
		return earlierCopies(localStorage, { document: minutesName(meeting), epoch });
	} catch {
		return []; // reading `localStorage` itself may throw: then nothing was ever stored
	}
}

/** False if the browser refuses. */
export function removeCopy({ key }: EarlierCopy): boolean {
	try {
		localStorage.removeItem(key);
		return true;
	} catch {
		return false;
	}
}
