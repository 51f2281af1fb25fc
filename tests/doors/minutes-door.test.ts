/** The socket of 会議録 lets in only accounts that facilitate the council. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { Connection } from '#lib/live/transport/connection.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import type { Role } from '#lib/city/roles.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import type { CouncilId } from '#lib/server/db/ids.ts';
import { accountRoles, accounts as accountsTable } from '#lib/server/db/schema/account.ts';
import { notes } from '#lib/server/db/schema/note.ts';
import { scope } from '#lib/server/db/scope.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { minutesEpoch } from '#lib/server/minutes/find-minutes.ts';
import { byTerminal } from '#lib/server/people/acting.ts';
import { removeAccount } from '#lib/server/people/remove-account.ts';
import { closeCodes, minutesLayout } from '#lib/wire/frames.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { BadProxy, goodNetwork } from '../support/bad-proxy.ts';
import { withoutBrowser } from '../support/net-phone.ts';
import { aRunningCity, type PreparedMeeting, type RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let path: string;

beforeAll(async () => {
	running = await startApp();
	city = await aRunningCity(running);
	meeting = await city.prepare();
	const staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	staff.drop();
	path = await minutesOf(meeting);
});
afterAll(async () => {
	await city.close();
	await running.stop();
});

async function minutesOf({ id }: PreparedMeeting): Promise<string> {
	const address = { municipality: city.municipality, meeting: id };
	await beginMinutes(city.app, address);
	return `/sync/minutes/${id}/${await minutesEpoch(city.app, address)}?frames=1`;
}

/** Returns the close code, or `in` once the server has sent a frame. */
function knock(at: string, cookie = ''): Promise<number | 'in'> {
	const socket = new WebSocket(running.origin.replace('http', 'ws') + at, {
		headers: { origin: running.origin, cookie }
	});
	return new Promise<number | 'in'>((resolve, reject) => {
		socket.on('message', () => resolve('in'));
		socket.on('close', resolve);
		socket.on('error', reject);
	}).finally(() => socket.terminate());
}

let accounts = 0;
async function account(role: Role, council: CouncilId | null = city.council) {
	const { municipality, app } = city;
	const signInName = `person-${(accounts += 1)}`;
	const roles = [{ role, council }];
	const id = await scope(app.db, municipality, (tx) =>
		insertAccount(tx, municipality, { signInName, displayName: signInName, roles })
	);
	const session = await startSession(app.db, { id, municipality });
	return { id, cookie: `${cookieName('session', false)}=${session}` };
}

test('[M1] accounts that facilitate the council come in', async () => {
	expect(await knock(path, city.staffCookie)).toBe('in');
	expect(await knock(path, (await account('facilitator')).cookie)).toBe('in');
});

test('[M1] a viewer of the council, a phone and the projector are turned away, in whatever view they ask', async () => {
	const phone = await comeIn(running.origin, { token: meeting.joinToken });
	const screen = await comeIn(running.origin, { token: meeting.screenToken }, '/screen');
	const viewer = (await account('viewer')).cookie;
	for (const cookie of [phone, screen, viewer]) {
		for (const view of ['staff', 'phone', 'screen']) {
			const code = await knock(`${path}&as=${view}`, cookie);
			expect([closeCodes.notYourMeeting, closeCodes.signedOut]).toContain(code);
		}
	}
	expect(await knock(path)).toBe(closeCodes.signedOut);
});

test('[M1] a facilitator who asks for the projector’s view does not get 会議録 that way', async () => {
	expect(await knock(`${path}&as=screen`, city.staffCookie)).toBe(closeCodes.notYourMeeting);
});

test('a meeting without 会議録, and those of before a restore, are said to be so', async () => {
	const without = await city.prepare();
	expect(await knock(`/sync/minutes/${without.id}/x`, city.staffCookie)).toBe(closeCodes.noSuchMeeting);
	expect(await knock(`/sync/minutes/${meeting.id}/x`, city.staffCookie)).toBe(closeCodes.otherEpoch);
});

test('a long text that was pasted into 会議録 is saved by POST, with what was written before and after it', async () => {
	const proxy = await BadProxy.before(running.origin, 1);
	proxy.network = { ...goodNetwork, upgrades: 'forbid' };
	const epoch = new URL(path, running.origin).pathname.split('/').at(-1)!;
	const open = (origin: string) => {
		const doc = new Y.Doc();
		let stored = 0;
		const quiet = () => undefined;
		const listeners = {
			status: quiet,
			closing: quiet,
			answer: quiet,
			private: quiet,
			clock: quiet,
			erased: quiet
		};
		const { environment, tried } = withoutBrowser(origin, city.staffCookie);
		const place = { meeting: meeting.id, epoch, view: 'staff' } as const;
		const address = { ...place, document: 'minutes', knownLayout: minutesLayout } as const;
		const connection: Connection = new Connection(
			doc,
			address,
			{ ...listeners, stored: (count) => (stored = count) },
			environment
		);
		connection.open();
		return { doc, connection, tried, isSaved: () => stored > 0 && stored >= connection.edits };
	};
	const until = (so: () => boolean) => expect.poll(so, { timeout: 30_000 }).toBe(true);
	const write = (doc: Y.Doc, text: string) => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(text)]);
		doc.getXmlFragment('minutes').push([paragraph]);
	};
	const writer = open(proxy.origin);
	await until(() => writer.connection.isOnline);
	const pasted = '議'.repeat(300_000); // 900 kB
	for (const text of ['まえ', pasted, 'あと']) write(writer.doc, text);
	await until(writer.isSaved);
	expect(writer.tried.post).toBeGreaterThan(2);

	const reader = open(running.origin);
	const words = () => reader.doc.getXmlFragment('minutes').toJSON();
	await until(() => words().includes('あと'));
	expect(words().indexOf(pasted)).toBeGreaterThan(words().indexOf('まえ'));
	for (const { connection } of [writer, reader]) connection.close();
	proxy.close();
});

test('[M1] a viewer reads 会議録 as a page and on paper, and makes none; other councils and guests do not', async () => {
	const page = (at: string, cookie: string, method: 'GET' | 'POST' = 'GET') =>
		fetch(`${running.origin}/meetings/${at}`, {
			method,
			body: method === 'POST' ? new URLSearchParams() : null,
			headers: { origin: running.origin, cookie, accept: 'text/html' },
			redirect: 'manual'
		});
	const { cookie } = await account('viewer');
	for (const path of ['minutes', 'minutes/print']) {
		const answer = await page(`${meeting.id}/${path}`, cookie);
		expect(answer.status).toBe(200);
		expect(await answer.text()).toContain('紙は出なかった。');
	}
	const without = await city.prepare();
	expect((await page(`${without.id}/minutes`, cookie, 'POST')).status).toBe(403);
	const { municipality, app } = city;
	expect(await minutesEpoch(app, { municipality, meeting: without.id })).toBeNull();

	const stranger = (await account('viewer', null)).cookie;
	expect((await page(`${meeting.id}/minutes`, stranger)).status).toBe(403);
	const phone = await comeIn(running.origin, { token: meeting.joinToken });
	expect((await page(`${meeting.id}/minutes/print`, phone)).status).toBe(303);
});

test('[P4] who stops being 推進員 and stays 進行役 is closed, does nothing more over the old socket, and comes back as what they are', async () => {
	const { id, cookie } = await account('facilitator');
	const mine = { accountId: id, municipalityId: city.municipality, councilId: city.council };
	const role = 'coordinator' as const;
	await scope(city.app.db, city.municipality, (tx) => tx.insert(accountRoles).values({ ...mine, role }));
	const laptop = new WirePhone({ origin: running.origin, meeting, cookie, view: 'staff' });
	await laptop.connect();
	const { theme, rules, reveal, stickers, agenda } = laptop.board;
	const plan = (confidentiality: 'public' | 'closed') =>
		laptop.ask({
			type: 'meeting.plan',
			theme,
			rules,
			reveal,
			stickers,
			agenda: [...agenda],
			confidentiality,
			rechecked: true
		});
	expect(await plan('closed')).toMatchObject({ ok: true });
	await scope(city.app.db, city.municipality, (tx) =>
		tx.delete(accountRoles).where(and(eq(accountRoles.accountId, id), eq(accountRoles.role, role)))
	);
	await laptop.until(() => laptop.closedWith !== null, 5_000);
	expect(laptop.closedWith).toBe(4503);
	await laptop.connect();
	expect(await plan('public')).toMatchObject({ ok: false, refusal: 'coordinator_only' });
	expect(await laptop.ask({ type: 'notes.show' })).toMatchObject({ ok: true });
	laptop.drop();
});

test.each(['the role', 'the account'])(
	'whoever loses %s is out of board and 会議録 within five seconds, and does not come back',
	async (lost) => {
		const { id, cookie } = await account('facilitator');
		const board = `/sync/${meeting.id}/${meeting.epoch}?frames=1&as=staff`;
		const sockets = [path, board].map(
			(at) =>
				new WebSocket(running.origin.replace('http', 'ws') + at, {
					headers: { origin: running.origin, cookie }
				})
		);
		const closed = sockets.map((socket) => new Promise<number>((resolve) => socket.on('close', resolve)));
		await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('message', resolve))));
		await scope(city.app.db, city.municipality, async (tx) => {
			if (lost === 'the account')
				return void (await tx
					.update(accountsTable)
					.set({ removedAt: new Date() })
					.where(eq(accountsTable.id, id)));
			const ofCouncil = eq(accountRoles.councilId, city.council);
			await tx.delete(accountRoles).where(and(eq(accountRoles.accountId, id), ofCouncil));
		});
		const startedAt = Date.now();
		for (const code of await Promise.all(closed))
			expect([closeCodes.tryAgain, closeCodes.signedOut]).toContain(code);
		expect(Date.now() - startedAt).toBeLessThan(5_000);
		expect(await knock(path, cookie)).toBe(closeCodes.signedOut);
		expect(await knock(board, cookie)).toBe(closeCodes.signedOut);
	}
);

test('[C44] an account that is removed on its page is out of board and 会議録 within five seconds, and what it wrote stays', async () => {
	const { id, cookie } = await account('facilitator');
	const laptop = new WirePhone({ origin: running.origin, meeting, cookie, view: 'staff' });
	await laptop.connect();
	expect(
		await laptop.ask({ type: 'note.post', kind: 'komatta', text: '坂の上まで 米を 運べない' })
	).toMatchObject({
		ok: true
	});
	const startedAt = Date.now();
	const removed = await removeAccount(city.app, byTerminal(city.municipality), id);
	expect(removed).toMatchObject({ displayName: expect.any(String) as string });
	await laptop.until(() => laptop.closedWith !== null, 5_000);
	expect(laptop.closedWith).toBe(closeCodes.signedOut);
	expect(Date.now() - startedAt).toBeLessThan(5_000);
	expect(await knock(path, cookie)).toBe(closeCodes.signedOut);
	const { db } = city.app;
	const words = await scope(db, city.municipality, (tx) => tx.select({ text: notes.text }).from(notes));
	expect(words.map(({ text }) => text)).toContain('坂の上まで 米を 運べない');
});
