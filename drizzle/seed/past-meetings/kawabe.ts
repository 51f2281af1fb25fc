import type { PastMeeting } from './past-meeting.ts';

export const kawabe: PastMeeting = {
	area: '川辺',
	daysAgo: 33,
	theme: 'みんなが 集まれる 場所',
	venue: '川辺 小学校 体育館',
	attendance: [
		['parents_association', 6, 0],
		['school', 2, 0],
		['senior_club', 5, 3]
	],
	notes: [
		['komatta', '子どもと お年寄りが 会う きっかけが ない'],
		['komatta', '夏の 夕方、家に ひとりで いるのが さみしい'],
		['mottainai', '小学校の 図書室が 夏休みは しまっている'],
		['mottainai', '紙しばいを 読むのが とくい']
	],
	groups: [],
	combinations: [
		{
			idea: '夏休みの 図書室で 紙しばいを 読めば',
			groups: [],
			notes: [0, 2, 3],
			votes: 10,
			hands: 1,
			stickers: 2,
			outcome: 'do'
		}
	],
	actions: [
		{
			what: '図書室を 1日 借りて、紙しばいの 会を ひらく',
			firstStep: '校長先生に 相談する',
			owner: '',
			due: { kind: 'undecided' },
			combination: 0,
			later: []
		}
	]
};
