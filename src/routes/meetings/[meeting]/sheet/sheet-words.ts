/** What staff add to the やること sheet before it is printed. Kept in this browser alone: a telephone number is no row of ours. */
import * as v from 'valibot';
import { m } from '#lib/messages/compiled/messages.js';

const schema = v.object({
	phone: v.string(),
	/** Who answers. */
	who: v.string(),
	hours: v.string(),
	/** 回覧 の 順: boxes for stamps, with spaces between them. */
	stamps: v.string()
});
export type SheetWords = v.InferOutput<typeof schema>;
type KeyValueStore = Pick<Storage, 'getItem' | 'setItem'>;

/** A box without a name: who is in the round, and when somebody answers, only the district knows. */
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

/** At most what fits on one row of a sheet. A blank box is filled in by hand. */
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
		return null; // forbidden or full: the words live as long as the page
	}
}
