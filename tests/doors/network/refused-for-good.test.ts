/** A phone that is refused for good keeps the words that it could not send. */
import { afterAll, beforeAll, expect, test as inTurn } from 'vitest';
import { closeCodes } from '#lib/wire/frames.ts';
import { BadProxy, goodNetwork } from '../../support/bad-proxy.ts';
import { post } from '../../support/meeting.ts';
import { NetPhone } from '../../support/net-phone.ts';
import type { PreparedMeeting } from '../../support/running-city.ts';
import { comeIn } from '../../support/wire-phone.ts';
import { MeetingServer } from '../meeting-server.ts';
import { seed, visitBehindProxy } from './behind-proxy.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
/** The tests run side by side, because they mostly wait. */
const test = inTurn.concurrent;

beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
});
afterAll(() => server.stop());

test.each(['pass', 'forbid'] as const)(
	'after まとめ完了 a note that was not sent yet is refused (%s), and its words go back to who wrote them',
	async (upgrades) => {
		const ending = await server.openMeeting();
		const leader = await server.laptop(ending);
		await visitBehindProxy({ server, meeting: ending, network: { upgrades } }, async ({ phone, proxy }) => {
			proxy.network = { ...proxy.network, link: 'refuse' };
			proxy.reset();
			phone.live.post(post('まだ 出て いない'));
			await leader.ask({ type: 'meeting.close' });
			await leader.ask({ type: 'meeting.finish' });
			proxy.network = { ...proxy.network, link: 'up' };
			await phone.until(() => phone.live.returned.length === 1);
			expect(phone.live.returned[0]?.refusal).toBe('meeting_closed');
			expect(phone.live.returned[0]?.command).toMatchObject({ text: 'まだ 出て いない' });
		});
		leader.drop();
	}
);

test.each(['pass', 'forbid'] as const)(
	'a page from before the database was restored is refused for good (%s), and keeps its unsent words',
	async (upgrades) => {
		const cookie = await comeIn(server.origin, { token: meeting.joinToken });
		const proxy = await BadProxy.before(server.origin, seed);
		proxy.network = { ...goodNetwork, upgrades };
		const phone = new NetPhone(proxy.origin, cookie, { meeting: meeting.id, epoch: 'old', view: 'phone' });
		phone.live.post(post('古い 画面で 書いた'));
		await phone.until(() => phone.live.status === 'refused');
		expect(phone.live.refusedWith).toBe(closeCodes.otherEpoch);
		expect(phone.live.waiting.map(({ command }) => command)).toMatchObject([{ text: '古い 画面で 書いた' }]);
		phone.leave();
		proxy.close();
	}
);
