/** Stored only in this browser: a telephone number must not get into the database. */
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const schema = v.object({
	phone: v.string(),
	/** The person who takes the calls. */
	who: v.string(),
	hours: v.string(),
	/** 回覧 の 順, separated by spaces. */
	stamps: v.string()
});
export type SheetWords = v.InferOutput<typeof schema>;
type KeyValueStore = Pick<Storage, 'getItem' | 'setItem'>;

/** Filled in by hand: only the district knows the round and the telephone hours. */
const blankBox = '□';

export const usualSheetWords = (): SheetWords => ({
	phone: '',
	who: m.follow_sheet_who_usual(),
	hours: '',
	stamps: Array(10).fill(blankBox).join(' ')
});

const key = (council: string) => `yoriai:sheet:${council}`;

export function readSheetWords(council: string, keep: () => KeyValueStore = () => localStorage): SheetWords {
	const kept = attempt(() => keep().getItem(key(council)));
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	return read.success ? read.output : usualSheetWords();
}

export function keepSheetWords(
	council: string,
	words: SheetWords,
	keep: () => KeyValueStore = () => localStorage
): void {
	attempt(() => keep().setItem(key(council), JSON.stringify(words)));
}

/** What fits on one row of a sheet. */
export const stampBoxes = (stamps: string): string[] =>
	stamps
		.split(/\s+/u)
		.filter(Boolean)
		.slice(0, 12)
		.map((stamp) => (stamp === blankBox ? '' : stamp));

function attempt<T>(use: () => T): T | null {
	try {
		return use();
	} catch {
		return null; // forbidden or full: the texts are lost with the page
	}
}
