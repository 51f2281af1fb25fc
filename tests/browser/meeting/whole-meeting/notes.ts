/** People write these on phones and on printed cards; `named` and `rude` are held back. */
import type { Kind } from '#lib/board/model.ts';

export const komatta = [
	'坂の上まで お米を 運べない',
	'雪の日、ごみ置き場まで 歩けない',
	'バスが 一日三本に なった',
	'電球が かえられない',
	'回覧板を まわす家が へった',
	'夕方の 放送が 聞きとれない',
	'病院の 帰りが 心ぼそい',
	'草かりが 追いつかない',
	'雨の日に あそぶ所が ない',
	'灯油を 二階に 上げられない',
	'役所の 紙が むずかしい',
	'昼に 話す人が いない',
	'夜の 道が 暗い',
	'重い 布団を 干せない'
];
export const mottainai = [
	'送迎の車が 昼は あいている',
	'集会所の 午前が あいている',
	'畑が 半分 あいている',
	'漬物の つけ方を 知っている',
	'コーヒーを いれるのが 得意',
	'毎朝 犬と 歩いている',
	'小さい 除雪機が ねむっている',
	'大根が とれすぎる',
	'倉庫に 太鼓が ある',
	'古い ミシンが 三台 ある',
	'将棋盤が 余っている',
	'竹が たくさん ある',
	'ピアノを ひける',
	'井戸の 水が つかえる'
];
export const onPaperCards: [Kind, string][] = [
	['komatta', 'ふろの 掃除が つらい'],
	['komatta', '手紙の 字が 読めない'],
	['komatta', '墓まいりに 行けない'],
	['komatta', '灯りが 切れたまま'],
	['mottainai', '梅の 実が とれすぎる'],
	['mottainai', '軽トラックが 昼は 休んでいる'],
	['mottainai', '着物が 着られずに ある'],
	['mottainai', '昔の 遊びを 知っている']
];
export const named = '角の 田中さんが 雪かきを できない';
export const rude = 'この会議は つまらない';
/** The projector screen must never show these texts. */
export const never = [named, '田中', rude];
export const unseen = [...komatta, ...mottainai, ...onPaperCards.map(([, text]) => text)];
