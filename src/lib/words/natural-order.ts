/** Names as people count them: 第1地区, 第2地区, 第10地区, 第１１地区, 第十二地区. Pure. */

/** Digits of any width count as numbers, and kana and letters do not differ by case or width. */
const collator = new Intl.Collator('ja', { numeric: true });

const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/**
 * 一宮 and 八千代 are names; what stands behind 第 or before 丁目, 区, 班 … is counted. No look-behind: browsers of a few years
 * ago refuse the whole script.
 */
const counted =
	/(第)([〇一二三四五六七八九十百千]+)|([〇一二三四五六七八九十百千]+)(?=丁目|番|地区|区|班|組|条|号|層|部|ブロック)/gu;

/** 二十三 and 二三 are 23. */
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

/** For `toSorted`. */
export const compareNames = (a: string, b: string): number => collator.compare(plain(a), plain(b));

/** What has no number comes last. */
export const byNumber = (a: number | null, b: number | null): number =>
	a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b;
