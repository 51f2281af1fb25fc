import { closeCodes } from '#lib/wire/frames.ts';

const codes: readonly (number | null)[] = [
	closeCodes.noSuchMeeting,
	closeCodes.signedOut, // to a browser that comes back later, or is asked again before its room has noticed
	closeCodes.notYourMeeting
];

/** Whether a page of a rehearsal (練習) was refused because that has ended. */
export const hasEnded = (code: number | null): boolean => codes.includes(code);
