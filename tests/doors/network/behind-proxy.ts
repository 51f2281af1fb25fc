import type { PreparedMeeting } from '../../support/running-city.ts';
import { BadProxy, goodNetwork, type NetworkConditions } from '../../support/bad-proxy.ts';
import { NetPhone } from '../../support/net-phone.ts';
import { comeIn, type WirePhone } from '../../support/wire-phone.ts';
import type { MeetingServer } from '../meeting-server.ts';

export const seed = Number(process.env.SEED ?? 20261121);
export const rounds = Number(process.env.ROUNDS ?? 3);

export interface Visitor {
	readonly phone: NetPhone;
	readonly proxy: BadProxy;
	readonly online: () => boolean;
	/** Whether every command was answered. */
	readonly acknowledged: () => boolean;
}

interface Visit {
	readonly server: MeetingServer;
	readonly meeting: PreparedMeeting;
	readonly network?: Partial<NetworkConditions>;
	readonly view?: 'phone' | 'staff';
}

/** Opens the page behind a proxy of its own and closes both after the visit. */
export async function visitBehindProxy(
	{ server, meeting, network = {}, view = 'phone' }: Visit,
	use: (visitor: Visitor) => Promise<void>
): Promise<void> {
	const { origin, city } = server;
	const cookie = view === 'staff' ? city.staffCookie : await comeIn(origin, { token: meeting.joinToken });
	const proxy = await BadProxy.before(origin, seed);
	proxy.network = { ...goodNetwork, ...network };
	const phone = new NetPhone(proxy.origin, cookie, { meeting: meeting.id, epoch: meeting.epoch, view });
	try {
		await phone.until(() => phone.live.status === 'online', 40_000);
		await use({
			phone,
			proxy,
			online: () => phone.live.status === 'online',
			acknowledged: () => phone.live.waiting.length === 0
		});
	} finally {
		phone.leave();
		proxy.close();
	}
}

/** Waits until the note is there exactly once, whether it is shown or not. */
export function arrivedOnce(staff: WirePhone, text: string): Promise<void> {
	return staff.until(
		() => [...staff.privateNotes, ...staff.board.notes].filter((note) => note.text === text).length === 1
	);
}
