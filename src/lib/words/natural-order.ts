/** As people count (K4): 第1地区, 第2地区, 第10地区, 第１１地区, 第十二地区. */

/** Compares runs of digits as numbers. */
const collator = new Intl.Collator('ja', { numeric: true });

const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/**
 * Kanji digits count only after 第 or before 丁目, 区, 班 …: 一宮 and 八千代 are names. No
 * look-behind: browsers a few years old reject the whole script.
 */
const counted =
	/(第)([〇一二三四五六七八九十百千]+)|([〇一二三四五六七八九十百千]+)(?=丁目|番|地区|区|班|組|条|号|層|部|ブロック)/gu;

/** 23 for 二十三 and for 二三. */
function numberOf(kanji: string): number {
	let [sum, digit] = [0, 0];
	for (const letter of kanji) {
		const unit = units[letter];
		if (unit) [sum, digit] = [sum + (digit || 1) * unit, 0];
		else digit = digit * 10 + digits.indexOf(letter);
	}
	return sum + digit;
}

const plain = (name: string) =>
	name
		.normalize('NFKC')
		.replace(
			counted,
			(_, sign?: string, behind?: string, before?: string) =>
				`${sign ?? ''}${numberOf(behind ?? before ?? '')}`
		);

export const compareNames = (a: string, b: string): number => collator.compare(plain(a), plain(b));

/** Null sorts last. */
export const byNumber = (a: number | null, b: number | null): number =>
	a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b;
