/** A facilitator without a browser writes the notes that are arranged, and reads the board. */
import type { Kind } from '#lib/board/model.ts';
import type { WirePhone } from '../../../support/wire-phone.ts';
import type { Person } from '../../people.ts';

export interface Facilitator {
	readonly desk: Person;
	/** It is the same facilitator without a browser, who prepares data and reads the server’s state. */
	readonly wire: WirePhone;
}

export const komatta = [
	'坂の上まで お米を 運べない',
	'雪の日、ごみ置き場まで 歩けない',
	'バスが 一日三本に なった',
	'電球が かえられない',
	'回覧板を まわす家が へった',
	'夕方の 放送が 聞きとれない',
	'病院の 帰りが 一人で 心ぼそい',
	'草かりが 追いつかない',
	'雨の日に あそぶ所が ない',
	'灯油を 二階に 上げられない',
	'役所の 紙が むずかしい',
	'昼に 話す人が いない'
];
export const mottainai = [
	'送迎の車が 昼は あいている',
	'集会所の 午前が あいている',
	'畑が 半分 あいている',
	'漬物の つけ方を 知っている',
	'コーヒーを いれるのが 得意',
	'毎朝 犬と 歩いている',
	'小さい 除雪機が ねむっている',
	'大根が とれすぎる'
];

export const go = async (wire: WirePhone, position: number) => {
	await wire.ask({ type: 'step.go', position });
};
export const post = (wire: WirePhone, kind: Kind, text: string) =>
	wire.ask({ type: 'note.post', kind, text, as: 'proxy' });

export const noteOf = (wire: WirePhone, text: string) => {
	const found = wire.board.notes.find((each) => each.text === text);
	if (!found) throw new Error(`not on the board: ${text}`);
	return found;
};
export const group = (wire: WirePhone, number: number) =>
	wire.board.groups.find((each) => each.number === number);
