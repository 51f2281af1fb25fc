/** Where the network lets no socket through, phones and laptops use POST. */
import { afterAll, beforeAll, expect, test as inTurn } from 'vitest';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { goodNetwork, type NetworkConditions } from '../../support/bad-proxy.ts';
import { post } from '../../support/meeting.ts';
import type { PreparedMeeting } from '../../support/running-city.ts';
import type { WirePhone } from '../../support/wire-phone.ts';
import { MeetingServer } from '../meeting-server.ts';
import { arrivedOnce, rounds, visitBehindProxy, type Visitor } from './behind-proxy.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
let staff: WirePhone;
/** The tests run side by side, because they mostly wait. */
const test = inTurn.concurrent;

beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
	staff = await server.laptop(meeting);
});
afterAll(() => server.stop());

const come = (
	use: (visitor: Visitor) => Promise<void>,
	network?: Partial<NetworkConditions>,
	view?: 'phone' | 'staff'
) => visitBehindProxy({ server, meeting, network, view }, use);

test.each(['forbid', 'strip'] as const)(
	'where the network lets no socket through (%s), notes go out and the board comes in by POST',
	(upgrades) =>
		come(
			async ({ phone, acknowledged }) => {
				expect(phone.tried.socket).toBe(2);
				const words = `ソケットなしで ${upgrades}`;
				phone.live.post(post(words));
				expect(await phone.until(acknowledged)).toBeLessThan(3_000);
				await phone.until(() => phone.live.privateNotes.some((note) => note.text === words));
				await staff.ask({ type: 'notes.show' });
				await phone.until(() => phone.live.board.notes.some((note) => note.text === words), 8_000);
				expect(phone.tried.socket).toBe(2);
			},
			{ upgrades }
		)
);

test('a phone that had a socket before goes by POST only until a socket is heard again, and nobody sees it change', () =>
	come(async ({ phone, proxy, online, acknowledged }) => {
		proxy.network = { ...goodNetwork, upgrades: 'forbid' };
		proxy.reset();
		await phone.until(() => !online());
		await phone.until(online);
		expect(phone.tried.post).toBeGreaterThan(0);
		proxy.network = goodNetwork;
		let wasOffline = false;
		const watch = setInterval(() => (wasOffline ||= !online()), 5);
		const { socket } = phone.tried;
		const words: string[] = [];
		const writing = setInterval(() => {
			words.push(`もどる あいだに ${words.length}`);
			phone.live.post(post(words.at(-1)!));
		}, 300);
		await phone.until(() => phone.tried.socket === socket + 1, 20_000);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		clearInterval(writing);
		await phone.until(acknowledged, 5_000);
		for (const each of words) await arrivedOnce(staff, each);
		const posts = phone.tried.post;
		phone.live.post(post('また ソケットで'));
		await phone.until(acknowledged, 5_000);
		expect(phone.tried.post).toBe(posts);
		clearInterval(watch);
		expect(wasOffline).toBe(false);
		await arrivedOnce(staff, 'また ソケットで');
	}));

(rounds > 3 ? test : test.skip)(
	'a phone that never had a socket finds one within a minute of there being any',
	() =>
		come(
			async ({ phone, proxy }) => {
				const { socket } = phone.tried;
				proxy.network = goodNetwork;
				expect(await phone.until(() => phone.tried.socket === socket + 1, 70_000)).toBeLessThan(61_000);
				await phone.until(() => phone.live.status === 'online');
			},
			{ upgrades: 'forbid' }
		)
);

test('a laptop arranges notes by POST, and what it did is saved', () =>
	come(
		async ({ phone }) => {
			makeGroup(phone.live.doc, 'by-post' as GroupId, [], '足の こと');
			expect(phone.live.isSaved).toBe(false);
			await phone.until(() => phone.live.isSaved);
			await staff.until(() => staff.doc.getMap('groups').has('by-post'));
		},
		{ upgrades: 'forbid' },
		'staff'
	));
