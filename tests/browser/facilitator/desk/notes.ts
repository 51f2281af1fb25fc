/** In the tests of the laptop people write these words on phones and on printed cards. */
import type { Kind } from '#lib/board/model.ts';
import type { PreparedMeeting } from '../../../support/running-city.ts';
import { comeIn, WirePhone } from '../../../support/wire-phone.ts';

export const words = {
	rice: '坂の上まで お米を 運べない',
	bus: 'バスが 一日三本に なった',
	car: '送迎の車が 昼は あいている',
	named: '角の 田中さんが 雪かきを できない',
	rude: 'この会議は つまらない、さわがしい',
	told: '夕方の 放送が 聞きとれない',
	hall: '集会所の 午前が あいている'
} as const;
export const hidden = Object.values(words);

export async function phoneIn(origin: string, meeting: PreparedMeeting): Promise<WirePhone> {
	const cookie = await comeIn(origin, { token: meeting.joinToken });
	const wire = new WirePhone({ origin, meeting, cookie, view: 'phone' });
	await wire.connect();
	return wire;
}

export const post = (wire: WirePhone, kind: Kind, text: string) =>
	wire.ask({ type: 'note.post', kind, text });
