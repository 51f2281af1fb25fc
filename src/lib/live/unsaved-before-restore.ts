/** Unsaved words of 会議録 from before the database was restored, which this device still has. */
import { earlierCopies, type EarlierCopy } from './unsaved-copy.ts';

/**
 * Names the copies of a meeting's 会議録 on this device. The name is the same for all epochs, so that
 * copies from before a restored backup are found.
 */
export const minutesName = (meeting: string): string => `minutes:${meeting}`;

/** @param epoch of the present 会議録; null: there are none */
export function unsavedBeforeRestore(meeting: string, epoch: string | null): EarlierCopy[] {
	try {
		return earlierCopies(localStorage, { document: minutesName(meeting), epoch });
	} catch {
		return []; // reading `localStorage` itself may throw: then nothing was ever stored
	}
}

/** Deletes the copy for good. False if the browser refuses. */
export function removeCopy({ key }: EarlierCopy): boolean {
	try {
		localStorage.removeItem(key);
		return true;
	} catch {
		return false;
	}
}
