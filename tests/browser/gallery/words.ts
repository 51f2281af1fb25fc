/** The notes of the gallery are invented, and none of them points at a house or a routine. */
import type { Kind } from '#lib/board/model.ts';

const komatta = [
	'坂の上まで お米を 運べない',
	'雪の日、ごみ置き場まで 歩けない',
	'バスが 一日三本に なった',
	'電球が 切れても 替えられない',
	'古紙を しばって 出せない',
	'夏休みの 昼ごはんが 心配',
	'薬だけ 取りに 行くのが つらい',
	'避難所まで 歩けるか 不安。夜の 放送も 聞こえない',
	'雨の日に 遊ぶところが ない',
	'柿が 落ちて 近所に わるい',
	'スマホの 手つづきが 分からない',
	'街灯が 切れたまま',
	'昼間 話す人が いない',
	'草刈りを たのめる人が いない。前は となりの組と いっしょに していたが、みんな 年を とってしまった'
];
const mottainai = [
	'施設の 送迎の車が 昼は あいている',
	'集会所の 土間が 平日は あいている',
	'畑で とれすぎた 野菜',
	'除雪機が 一台 ねむっている',
	'家庭科室を 休みの日に つかえる',
	'高校生が スマホを 教えるのが 得意',
	'朝 犬と 歩いている',
	'竹の 細工を 教えたい',
	'町会の 軽トラック'
];

export const notes: readonly (readonly [Kind, string])[] = [
	...komatta.map((text) => ['komatta', text] as const),
	...mottainai.map((text) => ['mottainai', text] as const)
];

/** Groups are given by the texts of their notes. Two notes stay ungrouped. */
export const groups: readonly { title: string; texts: readonly string[] }[] = [
	{ title: '通院と 買い物の足', texts: [komatta[0]!, komatta[2]!, komatta[6]!, mottainai[0]!] },
	{ title: '雪の日の 家の まわり', texts: [komatta[1]!, mottainai[3]!] },
	{ title: 'ごみ出しと 重い もの', texts: [komatta[3]!, komatta[4]!, mottainai[8]!] },
	{ title: '昼間の 話し相手', texts: [komatta[12]!, komatta[8]!, mottainai[1]!, mottainai[7]!] },
	{ title: '畑と おすそわけ', texts: [komatta[9]!, komatta[5]!, mottainai[2]!, mottainai[4]!] },
	{
		title: 'スマホと 手つづき、夜道と 災害の ときの 知らせ',
		texts: [komatta[10]!, komatta[7]!, komatta[11]!, mottainai[5]!]
	}
];

/** Phones cast their votes for these combinations; staff type in `hands` and `stickers`. */
export const ideas = [
	{
		texts: [komatta[0]!, mottainai[0]!],
		idea: '火曜の 昼に、乗りあいの 日を つくれば',
		hands: 4,
		stickers: 7
	},
	{
		texts: [komatta[12]!, mottainai[1]!],
		idea: '土間で 週一回、お茶のみ場を ひらけば',
		hands: 6,
		stickers: 9
	},
	{ texts: [komatta[1]!, mottainai[3]!], idea: '町会で 借りて、朝 ひと回り すれば', hands: 5, stickers: 6 },
	{
		texts: [komatta[5]!, mottainai[2]!, mottainai[4]!],
		idea: '家庭科室で、とれすぎた 野菜の 昼ごはんを 作れば',
		hands: 2,
		stickers: 5
	},
	{
		texts: [komatta[10]!, mottainai[5]!],
		idea: '高校で 月一回、スマホの 日を ひらけば',
		hands: 3,
		stickers: 3
	},
	{
		texts: [komatta[3]!, komatta[4]!, mottainai[8]!],
		idea: '第二日曜に 軽トラックで 組を ひと回りして、重いものと 古紙を まとめて 出せば',
		hands: 1,
		stickers: 1
	}
] as const;

export const todo = [
	{
		idea: 0,
		what: '乗りあいの 買い物を、一度 ためす',
		firstStep: '車の 持ち主に、昼の 予定を 聞く',
		owner: '商店会と 三丁目町会',
		helpers: '民生委員'
	},
	{
		idea: 1,
		what: '土間で お茶のみ場を ひらく',
		firstStep: 'かぎの 借り方を 聞く',
		owner: '二丁目の サロン',
		helpers: ''
	},
	{
		idea: 2,
		what: '除雪機が 動くか 見る',
		firstStep: '倉庫を あける日を 決める',
		owner: '五丁目町会',
		helpers: ''
	},
	{ idea: 4, what: 'スマホの 日の 相談を する', firstStep: '高校の 先生に 電話する', owner: '', helpers: '' }
] as const;

/** The meeting before promised these actions, and this has become of them. */
export const promised = [
	{
		what: '空き店の 前に ベンチを 一つ置く',
		owner: '商店会',
		status: 'in_progress',
		remark: '持ち主から「どうぞ」と 返事'
	},
	{ what: '除雪機の 置き場を 見る', owner: '五丁目町会', status: 'done', remark: '' },
	{ what: '古紙の 組を 決める', owner: '三丁目町会', status: 'not_started', remark: '' },
	{
		what: 'バスの 時刻を 大きく 書いて 貼る',
		owner: '二丁目の サロン',
		status: 'on_hold',
		remark: '雪が とけてから'
	}
] as const;
