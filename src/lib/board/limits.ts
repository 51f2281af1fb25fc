/** Shown and waiting notes together (N3). */
export const maxNotes = 2000;
/** Phones and 代筆のかぎ leave these places for staff and for 前回からの つづき (N3). */
export const keptForStaff = 100;
/**
 * With this many held notes phones and 代筆のかぎ add no more (N3): staff read each, and every change sends all.
 */
export const maxHeld = 500;
/** Trashing fewer notes of one phone at once would show a shared author (P7). */
export const leastCleared = 20;
export const warnNotes = 0.8 * maxNotes;
/** Per phone and meeting (V2). */
export const maxSupports = 5;
/** Per phone (N13): more than anyone writes in 90 minutes, too few to fill a board. */
export const maxOwnNotes = 60;
/** Per 代筆のかぎ, until the room sees some of them (N13): more than a table says in one evening. */
export const maxUnseenOfKey = 300;
/** Per phone. */
export const maxStickers = 10;
/** No hall holds more people. */
export const maxHands = 999;
/** Two lines at 48 px, also on a screen of 4:3, so that no line of 要約筆記 is cut (AC-12). */
export const maxCaption = 50;
export const maxTimerSeconds = 4 * 60 * 60;
/** Notes from phones come after it (N5). */
export const lastCardNumber = 199;
