/** The limits of a board and of a meeting. Pages and the policy use the same. */

/** Limit for shown and waiting notes together (N3). Staff are told from 80 % on. */
export const maxNotes = 2000;
/** Places that phones must leave free for 代筆 and 前回からの つづき (N3). */
export const keptForStaff = 100;
/** With this many held notes phones add no more (N3): staff read each, every change sends all. */
export const maxHeld = 500;
/** Fewest notes of one phone that staff may trash at once; few would show a shared author (P7). */
export const leastCleared = 20;
export const warnNotes = 0.8 * maxNotes;
/** わたしも presses per phone and meeting (V2). */
export const maxSupports = 5;
/** Per phone (N13): far more than anyone writes in 90 minutes, too few to fill a board. */
export const maxOwnNotes = 60;
/** A meeting may give each phone this many シール at most. */
export const maxStickers = 10;
/** Upper limit for one count of raised hands or paper stickers; no hall holds more people. */
export const maxHands = 999;
export const maxTimerSeconds = 4 * 60 * 60;
/** Highest number of a printed card; notes from phones come after it (N5). */
export const lastCardNumber = 199;
