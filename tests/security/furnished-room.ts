/**
 * Prepares a meeting of one's own council with a client in every role, and with notes by a phone,
 * by a stopped phone and by staff.
 */
import type { Ask } from '#lib/board/policy/commands.ts';
import { combine } from '#lib/board/document/edits.ts';
import type { ActionId, CombinationId, NoteId, NoteState } from '#lib/board/model.ts';
import { makeDayKey } from '#lib/server/auth/day-keys.ts';
import { makeScribeKey } from '#lib/server/scribe/scribe-keys.ts';
import type { PreparedMeeting } from '../support/running-city.ts';
import { comeIn, type WirePhone } from '../support/wire-phone.ts';
import { words, type Things } from './asks.ts';
import { isPhone, looks, type Role } from './specification.ts';
import type { Place, TwoCities } from './two-cities.ts';

export interface Room {
	readonly meeting: PreparedMeeting;
	readonly clients: Readonly<Record<Role, WirePhone>>;
	readonly cookie: Readonly<Record<Role, string>>;
	readonly things: Things;
}

/** The accounts belong to the meeting's own council. */
export type AccountCookies = Readonly<Record<'facilitator' | 'coordinator' | 'viewer', string>>;

export async function accountCookies(world: TwoCities): Promise<AccountCookies> {
	const { council } = world.own;
	return {
		facilitator: (await world.account([{ role: 'facilitator', council }])).cookie,
		coordinator: world.own.coordinator,
		viewer: (await world.account([{ role: 'viewer', council }])).cookie
	};
}

export function viewOf(role: Role): 'phone' | 'screen' | 'staff' | 'scribe' {
	if (isPhone(role)) return 'phone';
	if (role === 'scribe') return role;
	return role === 'viewer' || !looks(role) ? 'staff' : 'screen';
}

export async function furnishedRoom(world: TwoCities, cookies: AccountCookies): Promise<Room> {
	const { own, city, running } = world;
	const meeting = await world.prepare();
	const { origin } = running;
	const opener = world.seat({ meeting }, cookies.coordinator, 'staff');
	await opener.connect();
	await said(opener, { type: 'door.set', open: true });
	const join = () => comeIn(origin, { token: meeting.joinToken });
	const maker = { id: own.account, municipality: own.municipality };
	const key = world.keyCookie(await makeDayKey(city.app, maker, meeting.id));
	const cookie: Readonly<Record<Role, string>> = {
		author: await join(),
		neighbour: await join(),
		stopped: await join(),
		...cookies,
		lent: await comeIn(origin, { token: meeting.joinToken, lent: meeting.lentMark }),
		screen: await comeIn(origin, { token: meeting.screenToken }, '/screen'),
		key,
		phone_screen: await join(),
		key_screen: key,
		scribe: world.scribeCookie(await makeScribeKey(city.app, maker, meeting.id))
	};
	const clients = Object.fromEntries(
		(Object.keys(cookie) as Role[]).map((role) => [role, world.seat({ meeting }, cookie[role], viewOf(role))])
	) as Record<Role, WirePhone>;
	for (const client of Object.values(clients)) await client.connect();

	const notes = new Map<string, { id: NoteId; text: string }>();
	const write = async (of: 'author' | 'stopped' | 'nobody', state: NoteState) => {
		const text = `${of} の ${state}`;
		const client = of === 'nobody' ? opener : clients[of];
		notes.set(`${of} ${state}`, {
			id: (await said(client, { type: 'note.post', kind: 'komatta', text })).note,
			text
		});
	};
	await write('author', 'shown');
	await write('nobody', 'shown');
	await write('stopped', 'shown');
	await said(opener, { type: 'notes.show' });
	for (const of of ['author', 'nobody'] as const) await write(of, 'waiting');
	await said(opener, { type: 'author.stop', note: notes.get('stopped shown')!.id });
	const combination = 'idea-here-0001' as CombinationId;
	combine(opener.doc, combination, [{ type: 'note', id: notes.get('nobody shown')!.id }], '案');
	const { action } = await said(opener, { type: 'action.bring', ...words });
	await said(opener, { type: 'step.go', position: 1 });
	opener.drop();
	const snapshot = await world.snapshotOf({ municipality: own.municipality, meeting: meeting.id });
	const [foreign] = world.foreign;
	return {
		meeting,
		clients,
		cookie,
		things: {
			note: (of, state) => notes.get(`${of} ${state}`)!,
			combination,
			action,
			earlier: own.earlier,
			takenNumber: 7,
			snapshot,
			elsewhere: idsOf(foreign!)
		}
	};
}

export const idsOf = ({ note, combination, action, snapshot }: Place) => ({
	note,
	combination,
	action,
	snapshot
});

async function said(client: WirePhone, ask: Ask): Promise<{ note: NoteId; action: ActionId }> {
	const answer = await client.ask(ask);
	if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
	return answer.result as { note: NoteId; action: ActionId };
}
