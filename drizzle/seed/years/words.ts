/** Invented words: nobody wrote them, and no place of them exists. */
import type { Kind } from '#lib/board/model.ts';
import type { Random } from './random.ts';

const places = [
	'坂の上',
	'駅の 裏',
	'団地の 4階',
	'バス停の 前',
	'公園の よこ',
	'川ぞい',
	'商店街の はずれ',
	'学校の うしろ',
	'集会所の まわり',
	'畑の むこう'
];
const times = ['朝', '昼すぎ', '夕方', '雪の 日', '雨の 日', '平日', '土曜', '月の はじめ', '夏休み', '冬'];
const things = ['大根', '柿', '軽トラック', '長いす', '古い 楽器', '裁縫の 道具', '折りたたみ机', '竹', '苗'];
const skills = ['編み物', '大工仕事', 'そろばん', '笛', '包丁とぎ', 'スマホの 使いかた', '漬け物', '将棋'];

const patterns: Readonly<Record<Kind, readonly string[]>> = {
	komatta: [
		'{place}まで 買い物の 荷物が 重い',
		'{time}の 通院の 行き帰りに 困る',
		'{time}、ごみ出しが つらい',
		'{place}の 街灯が 切れたまま',
		'{time}に 話す 人が いない',
		'電球が 替えられない。とくに {place}',
		'{time}の バスが 一本しか ない',
		'{place}の 草が のびて 見えない',
		'回覧板が {time}まで とまる',
		'{skill}を やめてから 出かけなくなった',
		'{time}、子どもの 遊ぶ ところが ない',
		'{place}で すわって 休めない'
	],
	mottainai: [
		'{time}の 集会所が あいている',
		'{thing}が あまって いる',
		'{place}に 空いた 部屋が ある',
		'{skill}を 教えられる',
		'{thing}を {time} 使って いない',
		'{place}の 畑が あいている',
		'{time}、送迎の 車が とまって いる',
		'{thing}を かせる',
		'{time}なら 手が あいている',
		'{place}の 日あたりの いい 縁がわ'
	]
};

const titles = [
	'買い物の 行き帰り',
	'雪と ごみ出し',
	'昼間の 話し相手',
	'畑と おすそわけ',
	'子どもと 夏休み',
	'あいている 部屋',
	'スマホと 手つづき',
	'通院の 行き帰り',
	'夜道と 街灯',
	'得意な こと'
];
const themes = ['買い物', '雪の 日', '見まもり', '居場所', '子どもと お年より', '災害の とき', '畑', '移動'];
const ideas = [
	'{time}の 集会所で {skill}の 会を ひらけば',
	'{thing}を かりて {place}を 回れば',
	'{time}に 乗りあいの 日を つくれば',
	'{place}の 部屋で お茶のみを すれば'
];
const deeds = [
	'{time}に {skill}の 会を 一度 ひらく',
	'{place}の 草を みんなで かる',
	'{thing}の 置き場を 決める',
	'{time}の 送りむかえを ためす',
	'{place}に 長いすを 置く',
	'{skill}の 先生に たのむ'
];
const firstSteps = ['持ち主に 聞く', '日を 三つ 出す', '町会長に 話す', '場所を 見に 行く', 'チラシを 作る'];
const owners = ['三丁目町会', '民生委員', '老人クラブ', '商店会', 'サロンの 世話役', '社協', '小学校の PTA'];
const remarks = [
	'持ち主は「どうぞ」',
	'日が 合わず 来月に',
	'三人 集まった',
	'雪が とけてから',
	'つづいて いる'
];

const filled = (pattern: string, random: Random) =>
	pattern
		.replace('{place}', random.oneOf(places))
		.replace('{time}', random.oneOf(times))
		.replace('{thing}', random.oneOf(things))
		.replace('{skill}', random.oneOf(skills));

export const noteText = (kind: Kind, random: Random) => filled(random.oneOf(patterns[kind]), random);
export const groupTitle = (position: number) => titles[position % titles.length]!;
export const themeOf = (random: Random) => `${random.oneOf(themes)}を 考える`;
export const ideaText = (random: Random) => filled(random.oneOf(ideas), random);
export const deedText = (random: Random) => filled(random.oneOf(deeds), random);
export const firstStepText = (random: Random) => random.oneOf(firstSteps);
export const ownerName = (random: Random) => random.oneOf(owners);
export const remarkText = (random: Random) => random.oneOf(remarks);

const familyNames = [
	'青葉',
	'泉',
	'若草',
	'夕凪',
	'雪野',
	'白樺',
	'花岡',
	'風間',
	'月島',
	'海野',
	'星川',
	'小春'
];
const givenNames = [
	'みのり',
	'そら',
	'かなた',
	'ひより',
	'いぶき',
	'はるか',
	'つばさ',
	'こはる',
	'あおい',
	'のぞみ'
];
/** The number keeps six hundred people apart. */
export const personName = (number: number) =>
	`${familyNames[number % familyNames.length]} ${givenNames[Math.floor(number / familyNames.length) % givenNames.length]}${number >= 120 ? ` ${Math.floor(number / 120) + 1}` : ''}`;
