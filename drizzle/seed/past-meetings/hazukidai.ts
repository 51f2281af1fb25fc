import type { PastMeeting } from './past-meeting.ts';

const monthAhead = (months: number) =>
	new Date(Date.now() + months * 31 * 86_400_000).toISOString().slice(0, 7);

export const hazukidai: readonly PastMeeting[] = [
	{
		area: '葉月台',
		daysAgo: 184,
		theme: '買い物の 行き帰り',
		venue: '葉月台 集会所',
		attendance: [
			['neighborhood_association', 6, 2],
			['welfare_commissioner', 4, 0],
			['senior_club', 7, 5],
			['shakyo', 2, 0]
		],
		notes: [
			['komatta', '米や 水が 重くて、いちどに 買えない', { phones: 7, hands: 3 }],
			['komatta', 'バスが 1時間に 1本で、帰りが 遅くなる', { phones: 4 }],
			['komatta', '雨の日は 坂を 歩くのが こわい'],
			['komatta', '電球が 切れても 替えられない'],
			['mottainai', '施設の 送迎車が 昼まえは 止まっている'],
			['mottainai', '集会所の 和室が 平日は あいている'],
			['mottainai', '畑で とれすぎた 野菜'],
			['mottainai', '車を 洗うのが 好き。すみずみまで やる']
		],
		groups: [
			{ title: '買い物の 行き帰り', notes: [0, 1, 2] },
			{ title: 'あいている 場所と 車', notes: [4, 5] }
		],
		combinations: [
			{
				idea: '昼まえの 送迎車を 借りて、店まで 回れば',
				groups: [0],
				notes: [4],
				votes: 12,
				hands: 4,
				stickers: 5,
				outcome: 'ask'
			},
			{
				idea: '和室で 野菜の 市を ひらけば',
				groups: [],
				notes: [0, 5, 6],
				votes: 15,
				hands: 3,
				stickers: 6,
				outcome: 'do'
			}
		],
		actions: [
			{
				what: '和室で 月に 1回、野菜の 市を ひらく',
				firstStep: '集会所の あき日を 聞く',
				owner: '葉月台 町会の 役員',
				helpers: '畑の 持ち主の みなさん',
				due: { kind: 'next_meeting' },
				combination: 1,
				later: [
					{ days: 30, status: 'in_progress', remark: '第2土曜に 決まった' },
					{ days: 89, status: 'done', remark: '1回目に 18人 来た。つづける' }
				]
			},
			{
				what: '施設に 送迎車の ことを 相談する',
				firstStep: '施設長に 電話する',
				owner: '推進員',
				due: { kind: 'next_meeting' },
				result: 'ask',
				combination: 0,
				later: [{ days: 89, status: 'in_progress', remark: '話は 聞いてもらえた。保険を しらべている' }]
			},
			{
				what: '坂の 手すりを 町会で つける',
				firstStep: '場所を 写真に とる',
				owner: '環境部',
				due: { kind: 'undecided' },
				combination: null,
				later: [{ days: 89, status: 'dropped', remark: '道は 市のもの。市の 係に 伝えて おわり' }]
			}
		]
	},
	{
		area: '葉月台',
		daysAgo: 95,
		theme: '家の なかの ちょっとした 手つだい',
		venue: '葉月台 集会所',
		attendance: [
			['neighborhood_association', 8, 3],
			['welfare_commissioner', 4, 0],
			['senior_club', 6, 4],
			['school', 1, 0],
			['community_support_center', 2, 0],
			['resident', 3, 1]
		],
		notes: [
			['komatta', '電球の 取りかえが できない', { phones: 3, hands: 2 }],
			['komatta', 'ごみを 出す 場所が 遠くなった', { phones: 8, hands: 4 }],
			['komatta', '庭の 草が のびて 通れない', { phones: 5, hands: 2 }],
			['mottainai', '朝の さんぽで 毎日 ごみ置き場の 前を 通る', { phones: 4 }],
			['mottainai', '中学校に 力もちが たくさん いる'],
			['mottainai', '草かり機が 倉庫に ねむっている', { phones: 1 }],
			['komatta', '重い 家具を 動かせない', { phones: 2 }],
			['mottainai', 'はしごと 工具が 物置に そろっている', { phones: 3 }],
			['komatta', '集まりの 知らせが 届くのが いつも おそい', { phones: 6, hands: 3, carried: true }],
			['mottainai', '集会所の 掲示板が 空いている', { carried: true }]
		],
		groups: [
			{ title: '家の まわりの こと', notes: [1, 2] },
			{ title: '家の なかの こと', notes: [0, 6] }
		],
		combinations: [
			{
				idea: 'さんぽの ついでに ごみを 持って 出れば',
				groups: [],
				notes: [1, 3],
				votes: 18,
				hands: 5,
				stickers: 7,
				outcome: 'do'
			},
			{
				idea: '中学生と 草かりの 日を つくれば',
				groups: [],
				notes: [2, 4, 5],
				votes: 14,
				hands: 6,
				stickers: 4,
				outcome: 'do'
			},
			{
				idea: '工具を 持ちよって、家の なかの 小さな 直しを 引き受ければ',
				groups: [1],
				notes: [7],
				votes: 9,
				hands: 2,
				stickers: 3,
				outcome: 'later'
			},
			{
				idea: '掲示板に 次の 集まりを 大きく 書けば',
				groups: [],
				notes: [8, 9],
				votes: 6,
				hands: 3,
				stickers: 1,
				outcome: 'later'
			}
		],
		actions: [
			{
				what: 'さんぽの 人と ごみ出しの 人を つなぐ 紙を くばる',
				firstStep: '紙の 見本を つくる',
				owner: '老人クラブ',
				helpers: '民生委員',
				due: { kind: 'next_meeting' },
				combination: 0,
				later: [{ days: 3, said: { what: 'さんぽの 人と ごみ出しの 人を つなぐ', owner: '町会' } }]
			},
			{
				what: '中学校へ 草かりの 日の 相談に 行く',
				firstStep: '教頭先生に 電話する',
				owner: '推進員と 町会',
				due: { kind: 'month', month: monthAhead(2) },
				combination: 1,
				later: [{ days: 20, status: 'on_hold', remark: '試験が おわるまで まつ' }]
			}
		]
	}
];
