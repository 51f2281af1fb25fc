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
type Keep = Pick<Storage, 'getItem' | 'setItem'>;

export const usualSheetWords = (): SheetWords => ({
	phone: '',
	who: m.follow_sheet_who_usual(),
	hours: m.follow_sheet_hours_usual(),
	stamps: m.follow_sheet_stamps_usual()
});

const key = (council: string) => `yoriai:sheet:${council}`;

export function readSheetWords(council: string, keep: () => Keep = () => localStorage): SheetWords {
	const kept = attempt(() => keep().getItem(key(council)));
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
	return read.success ? read.output : usualSheetWords();
}

export function keepSheetWords(
	council: string,
	words: SheetWords,
	keep: () => Keep = () => localStorage
): void {
	attempt(() => keep().setItem(key(council), JSON.stringify(words)));
}

/** At most what fits on one row of a sheet. */
export const stampBoxes = (stamps: string): string[] => stamps.split(/\s+/u).filter(Boolean).slice(0, 12);

function attempt<T>(use: () => T): T | null {
	try {
		return use();
	} catch {
		return null; // forbidden or full: the words live as long as the page
	}
}
