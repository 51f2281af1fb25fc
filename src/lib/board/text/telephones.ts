/** Takes folded text and returns ranges in it. */

export interface Place {
	readonly from: number;
	readonly to: number;
}

// No look-behind: phones five years old reject it.
const sign = '[-.()/ \\nの局番]{1,3}';
const rules = [
	`(?:\\( ?)?0[1-9]\\d{0,3}${sign}\\d{1,4}${sign}\\d{3,4}\\)?`, // (0952)34-5678, 090 1234 5678, 0952の34の5678
	`(?:\\( ?)?0[1-9]\\d{0,7}${sign}\\d{4,8}(?!\\d)`, // 0952-345678, 09012-345678
	'0[1-9]\\d{7,9}(?!\\d)',
	`0[5-9]0(?:(?:${sign})?\\d){8}(?!\\d)`, // 090 12 34 56 78
	'0(?: ?[-.() ] ?\\d){8,10}(?!\\d)', // 0 9 5 2 - 3 4 - 5 6 7 8
	'0[1-9]\\d{0,3} ?([^\\p{L}\\p{N}\\s]) ?\\d{1,4} ?\\1 ?\\d{3,4}' // any separator, used twice
].map((rule) => new RegExp(rule, 'gu'));
const abroad = new RegExp(
	`(?:\\+ ?81|(?:00|010-?)81|81(?=-\\d+-\\d+-\\d))(?:${sign})?(?:0${sign})?[1-9](?:(?:${sign})?\\d){7,9}(?!\\d)`,
	'gu'
);
const threeParts = /\d[-(]\d{4}[-)]\d{4}|\d{2,5}[-(]\d{1,4}[-)]\d{3,4}/gu;

/** Without an area code only digits next to a label count. */
const label =
	'(?:[☎☏✆📞📱📲📠🕾🕿]|(?:^|[^a-z])(?:tel|fax|phone)|電話|でんわ|デンワ|携帯|けいたい|ケイタイ|ケータイ|ファックス|ファクス|連絡|自宅|代表|直通|\\(代\\))';
const between = '(?:番号|先|代表|直通|自宅|下さい|[ぁ-ん]|[^\\p{L}\\p{N}]){0,10}';
const local = '\\(?\\d{1,4}\\)?[-. ()の局]{1,3}\\d{4}(?![-.(]?\\d)';
const labelled = new RegExp(`${label}${between}?(${local}|\\d{6,8}(?!\\d))`, 'giu');
const labelledAfter = new RegExp(`(\\d{1,4}[-.]\\d{4})(?!\\d)[にへ、まで番 ]{0,4}(?:${label}|\\(代)`, 'giu');

/** A time, a price or a count. */
const unit = /^ ?(?:[時分秒円人名日回歳才本枚個台年月度点%件世戸軒冊着食皿杯匹歩票km]|代(?!表))/;

export function telephonesIn(text: string): Place[] {
	const plain = dialled(text);
	return [
		...rules.flatMap((rule) => matches(plain, rule, isNational)),
		...matches(plain, abroad, () => true),
		...matches(plain, threeParts, isNoCount),
		...matches(plain, labelled, isNoCount),
		...matches(plain, labelledAfter, isNoCount)
	];
}

/** The length stays the same, so that ranges remain valid. */
function dialled(text: string): string {
	return text
		.replace(/(\d)一(?=\d)/g, '$1-') // 一 as a dash
		.replace(/[〇○◯零一二三四五六七八九]/g, (digit) => kanji[digit] ?? digit)
		.replace(/[\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\u02d7]/g, '-')
		.replace(/[\u00b7\u2022\u2027\u2219\u22c5\u30fb]/g, '.')
		.replace(/[\p{Ps}<]/gu, '(')
		.replace(/[\p{Pe}>]/gu, ')');
}

const kanji: Readonly<Record<string, string>> = Object.fromEntries([
	...Array.from('一二三四五六七八九', (digit, index) => [digit, String(index + 1)]),
	...Array.from('〇○◯零', (digit) => [digit, '0'])
]) as Record<string, string>;

interface Found {
	readonly words: string;
	readonly after: string;
}

function matches(plain: string, rule: RegExp, isOne: (found: Found) => boolean): Place[] {
	const places: Place[] = [];
	for (const match of plain.matchAll(rule)) {
		const [whole, part] = match;
		// The label stays as it was typed.
		const words = part !== undefined && /\d/.test(part) ? part : whole;
		const from = match.index + whole.indexOf(words);
		const to = from + words.length;
		const isPartOfMore = /\d[.,]?$|〒 ?$/.test(plain.slice(Math.max(0, from - 2), from));
		if (!isPartOfMore && isOne({ words, after: plain.slice(to, to + 3) })) places.push({ from, to });
	}
	return places;
}

/** Dates and prices with a leading 0 have fewer than nine digits; 0 1 2 … is counting. */
function isNational({ words }: Found): boolean {
	const digits = words.replace(/\D/g, '');
	const isCounting = /^0( \d)+$/.test(words) && !/^0[5-9]0/.test(digits);
	return digits.length >= 9 && digits.length <= 11 && !digits.startsWith('00') && !isCounting;
}

function isNoCount({ words, after }: Found): boolean {
	const parts = words.match(/\d+/g) ?? [];
	const isYear = (part: string) => /^(?:19|20)\d\d$/.test(part);
	const isDay =
		parts.length === 3 && isYear(parts.at(-1) ?? '') && parts.slice(0, 2).every((part) => Number(part) <= 31);
	return (
		!/^0+$/.test(parts.join('')) && !isDay && !(parts.length > 1 && parts.every(isYear)) && !unit.test(after)
	);
}
