import type { PastMeeting } from './past-meeting.ts';

export const honmachi: PastMeeting = {
	area: '本町',
	daysAgo: 61,
	theme: '商店街に 来る人を ふやす',
	venue: '本町 公民館',
	attendance: [
		['business', 7, 1],
		['neighborhood_association', 5, 2],
		['resident', 4, 2]
	],
	notes: [
		['komatta', 'すわって 休む 場所が ない'],
		['komatta', '店が へって、さみしい'],
		['mottainai', 'シャッターの しまった 店の 前が あいている'],
		['mottainai', '使っていない ベンチが 3つ ある']
	],
	groups: [],
	combinations: [
		{
			idea: 'あいている 店の 前に ベンチを おけば',
			groups: [],
			notes: [0, 2, 3],
			votes: 11,
			hands: 2,
			stickers: 3,
			outcome: 'do'
		}
	],
	actions: [
		{
			what: 'ベンチを 1つ、ためしに おく',
			firstStep: '店の 大家さんに 聞く',
			owner: '商店会',
			due: { kind: 'next_meeting' },
			combination: 0,
			later: [{ days: 25, status: 'in_progress', remark: '大家さんは いいと 言っている' }]
		}
	]
};
