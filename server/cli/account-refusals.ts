import { UsageProblem } from './usage.ts';

const words = {
	not_yours:
		'この役割は ここでは わたせません。市町村 ぜんぶの 役割か、協議体・地区の 役割かを たしかめてください。',
	no_such_account: 'その 名前の アカウントは ありません。',
	no_such_place: 'その 協議体か 地区は ありません。',
	no_such_role: 'その 役割は 持っていません。',
	held_already: 'その 役割は もう 持っています。',
	name_taken: 'その 名前は もう 使われています。ほかの 名前に してください。',
	no_successor: '次の人が ちがいます。',
	no_roles: '引きつぐ 役割は ありません。',
	last_administrator: 'さいごの 行政担当です。'
} as const;

export const refusedBecause = (refusal: keyof typeof words) => new UsageProblem(words[refusal]);
