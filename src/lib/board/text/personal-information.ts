/** A note with words that may identify a person (個人情報) is held, never refused (PR-1, PR-2). */

import { folded } from './folding.ts';
import { telephonesIn } from './telephones.ts';

export type MarkKind = 'name' | 'phone' | 'email' | 'address' | 'house';

/** In UTF-16 units. */
export interface Mark {
	readonly from: number;
	readonly to: number;
	readonly kind: MarkKind;
}

// No look-behind: phones five years old reject it. Repetitions before a required suffix are
// bounded, or a long run is rescanned from each character.
const digit = '[0-9]';
const number = `${digit}{1,9}`;
const dash = '-‐‑–—―ー−－';
const email = /[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{1,255}\.[A-Za-z]{2,}/g;
const address = new RegExp(
	[
		`${number}丁目の?(?:${digit}+(?:[${dash}]${digit}+)*|角|[東西南北]?隣)`,
		`${number}(?:[${dash}]${number})?番地(?:の?${digit}+)?`,
		`${number}番${number}号`,
		`${number}号[室棟]`
	].join('|'),
	'g'
);
/** On number plates (あ 12-34) the hiragana must be alone and no particle, or dates would match. */
const particle = 'のはがをにともへでかや';
const four = `${digit}{2}[${dash}]${digit}{2}(?!${digit}|[ ]?[時分円人名日回歳本枚個台代年月度%点])`;
const plate = new RegExp(
	`(${digit}{1,3} ?[ぁ-ん] ?${four})|(?:^|[^\\p{L}])((?![${particle}] )[ぁ-ん] ?${four})` +
		`|[車まマ]((?![${particle}])[ぁ-ん] ?${four})|ナンバー[は: ]*(${four})`,
	'gu'
);

const blank = '[ \n]{0,2}';
const title =
	'(?:さん(?!ぽ)|ちゃん|くん|(?:サン|チャン|クン)(?![ァ-ヺー])|君|氏|[様樣]|先生)(?:[のん]?(?:お宅|宅|家)|ち(?![ゃゅょ]))?';
/** Also those newer than a phone's Unicode, and private-use ones (外字). */
const han = '[\\p{Script=Han}\\u{20000}-\\u{3ffff}〆ヶヵ〾⿰-⿿\\p{Co}]';
/** The kana inside 一ノ瀬, 三ツ矢 and 龍ケ崎. */
const inHan = `${han}(?:${han}|[ノツケガ](?=${han})){0,7}`;
const kana = '[\\p{Script=Katakana}ー]';
const formal = new RegExp(
	`((?:(?:${kana}{1,8}|${han}{1,4})[・=]){0,2})(${kana}{2,8}|${inHan})${blank}(${title})`,
	'gu'
);
const hira = '[ぁ-ゖゝゞ\\u{1b001}-\\u{1b11f}]';
const inHiragana = new RegExp(
	`${hira}{2,12}?${blank}(さん|ちゃん|くん)(?=[のはがをにともへでやちか]|[^\\p{L}]|お宅|宅|家|$)`,
	'gu'
);
/** As in 田中宅. */
const house = new RegExp(`()(${han}{1,8})宅(?![配急地建造])`, 'gu');
/** Of a name: the place of its house. */
const besideName = new RegExp(
	`((?:[東西南北左右]|[0-9一二三四五数]軒)?(?:角|かど|隣|となり|裏|お?(?:向か?|むか)い)(?:の(?:お?宅|家|うち))?)${blank}の${blank}$`
);
/** The family name in 田中 太郎さん and 田中ハナさん, unless `ordinaryWord` fits. */
const wordBefore = new RegExp(`(${han}{1,4}) ?$`, 'u');
const ordinaryWord =
	/^(?:[昨今明先毎去来翌以近最時当現].?.?|[隣前裏奥横上下向朝昼夕夜晩東西南北]|.*(?:長|丁目|番地|地区|町内|団地|担当|委員|住民))$/;

/** These take さん or 様 and name no person (町会長さん, 魚屋さん). */
const roles =
	/(?:屋|店|員|者|師|医|長|会|家|寺|婦|主婦|運転手|若手|客|業者|介護士|保育士|弁護士|栄養士|職人|管理人|世話人|保証人|外国人|担当|大工|左官|役場|社協|包括|民生|町内|農協|生協|郵便局|交番|警察|消防|病院|薬局|学校|幼稚園|保育園)$/;
const kin = new Set(
	(
		'皆 奥 娘 息子 嫁 婿 孫 母 父 兄 姉 妹 弟 叔母 叔父 伯母 伯父 祖母 祖父 主人 夫 旦那 子 赤 仏 神 王 殿 坊 人 隣 近所 方 何 多 沢山 苦労 ' +
		'疲 他人 相手 友人 知人 老人 住人 本人 婦人 学生 生徒 園児 児童 担任 校長 彼 諸 同 模 仕 一 有 異 各 新 左 在 帰 住 社 自 邸 居 民 本 ' +
		'ヘルパー ケアマネ ケアマネジャー ケアマネージャー スタッフ ボランティア ドライバー ママ パパ コーディネーター サラリーマン オーナー リーダー ' +
		'みな みんな おく むすめ むすこ よめ まご かあ おかあ とう おとう にい おにい ねえ おねえ ばあ おばあ じい おじい おば おじ あか おきゃく ' +
		'たく いしゃ おいしゃ まわり おまわり ごしゅじん となり おとなり きんじょ ごきんじょ おてら おこ おこさ だれか だいく だいくさ'
	).split(' ')
);
const isNobody = (name: string) => {
	const last = Array.from(name).slice(-4).join('');
	return /^〇+$/.test(name) || kin.has(/^\p{Script=Katakana}/u.test(name) ? name : last) || roles.test(name);
};

/**
 * `hiraganaNamesIn` splits at particles and misses surnames that contain one (さと・う,
 * たか・は・し).
 */
const surnames =
	'さとう すずき たかはし たなか いとう わたなべ やまもと なかむら こばやし かとう よしだ やまだ ささき やまぐち まつもと いのうえ きむら はやし しみず ' +
	'やまざき やまさき もり あべ いけだ はしもと やました いしかわ なかじま まえだ ふじた おがわ ごとう おかだ はせがわ むらかみ こんどう いしい さいとう さかもと ' +
	'えんどう あおき ふじい にしむら ふくだ おおた みうら ふじわら おかもと まつだ なかがわ なかの はらだ おの たむら たけうち かねこ わだ なかやま いしだ うえだ ' +
	'もりた はら しばた さかい くどう よこやま みやざき みやもと うちだ たかぎ あんどう たにぐち おおの まるやま いまい かわかみ ふじもと たけだ むらた うえの すぎやま ' +
	'ますだ すがわら ひらの おおつか こじま ちば くぼ まつい いわさき さくらい のぐち のむら きのした まつお きくち はっとり ほんだ とくなが にしだ にしかわ';
const surname = new RegExp(
	`(${surnames.split(' ').join('|')})${blank}(さん|ちゃん|チャン|くん|クン|先生|様)`,
	'g'
);

/** In order, without overlaps. */
export function marksIn(text: string): Mark[] {
	const { plain, typed } = folded(text);
	const found = [
		...matches(plain, email, 'email'),
		...telephonesIn(plain).map((place): Mark => ({ ...place, kind: 'phone' })),
		...matches(plain, address, 'address'),
		...matches(plain, plate, 'address'),
		...namesIn(plain)
	].sort((a, b) => a.from - b.from || b.to - a.to);
	const marks: Mark[] = [];
	for (const { from, to, kind } of found) if (from >= (marks.at(-1)?.to ?? 0)) marks.push({ from, to, kind });
	return marks.map(({ from, to, kind }) => ({ ...typed(from, to), kind }));
}

/** Everything else stays as it was typed. */
export function rewritten(text: string, instead: Readonly<Record<MarkKind, string>>): string {
	let rest = 0;
	let result = '';
	for (const { from, to, kind } of marksIn(text)) {
		result += text.slice(rest, from) + instead[kind];
		rest = to;
	}
	return result + text.slice(rest);
}

function matches(text: string, rule: RegExp, kind: MarkKind): Mark[] {
	return [...text.matchAll(rule)].map((match) => {
		const to = match.index + match[0].length;
		const words = match.slice(1).find((part) => part !== undefined) ?? match[0];
		return { from: to - words.length, to, kind };
	});
}

function namesIn(text: string): Mark[] {
	const named = [...text.matchAll(formal), ...text.matchAll(house)].flatMap((match) => {
		const [whole, , name = ''] = match;
		const rest = text.slice(match.index + whole.length);
		const isOther = /[様氏]$/.test(whole) && /^[子々式相態名神族]/.test(rest); // 様子 and 氏名 are words of their own
		if (isOther || isNobody(name)) return [];
		return [wholeName(text, mark(match.index, whole))];
	});
	const common = [...text.matchAll(surname)].map((match) => mark(match.index, match[0]));
	const names = [...named, ...common, ...hiraganaNamesIn(text)];
	return [...names, ...names.flatMap((name) => houseBefore(text, name))];
}

function wholeName(text: string, { from, to, kind }: Mark): Mark {
	const [before = '', word = ''] = wordBefore.exec(text.slice(Math.max(0, from - 10), from)) ?? [];
	const isPart = word !== '' && !ordinaryWord.test(word) && !isNobody(word);
	return { from: isPart ? from - before.length : from, to, kind };
}

/** となりのたなかさん: the name of two to four letters starts after the last particle. */
function hiraganaNamesIn(text: string): Mark[] {
	return [...text.matchAll(inHiragana)].flatMap((match) => {
		const [whole, title = ''] = match;
		const words = whole.slice(0, -title.length);
		const name =
			words
				.trimEnd()
				.split(/[のはがをにともへで]/)
				.at(-1) ?? '';
		if (name.length < 2 || name.length > 4 || isNobody(name) || /や$/.test(name)) return [];
		const from = match.index + words.lastIndexOf(name);
		return [wholeName(text, mark(from, text.slice(from, match.index + whole.length)))];
	});
}

/** 角の 田中さん names one house even without the name (PR-3). */
function houseBefore(text: string, { from }: Mark): Mark[] {
	const [all = '', words = ''] = besideName.exec(text.slice(Math.max(0, from - 16), from)) ?? [];
	return words === '' ? [] : [{ ...mark(from - all.length, words), kind: 'house' }];
}

const mark = (from: number, words: string): Mark => ({ from, to: from + words.length, kind: 'name' });
