/** Words of 会議録 that were never saved, from before the database was restored: this device still has them. */
import { earlierCopies, type EarlierCopy } from './unsaved-copy.ts';

/** The same for all pasts of one meeting. */
export const minutesName = (meeting: string): string => `minutes:${meeting}`;

/** @param epoch of the 会議録 that are there now; null: there are none */
export function earlierMinutes(meeting: string, epoch: string | null): EarlierCopy[] {
	try {
		return earlierCopies(localStorage, { document: minutesName(meeting), epoch });
	} catch {
		return []; // reading `localStorage` itself may throw: then nothing was ever kept
	}
}

/** For good. False: this browser does not let it go. */
export function removeCopy({ key }: EarlierCopy): boolean {
	try {
		localStorage.removeItem(key);
		return true;
	} catch {
		return false;
	}
}
