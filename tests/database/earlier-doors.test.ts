/** What version 0.1.0 gave out opens what it opened, for the same person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDayKeys } from '#lib/server/auth/day-keys.ts';
import { joinMeeting, type Key } from '#lib/server/auth/guests/guests.ts';
import { handOn } from '#lib/server/auth/guests/hand-on.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readerOf, type View } from '#lib/server/auth/reader.ts';
import { isGuestToken } from '#lib/server/auth/secrets.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { takeKey } from '#lib/server/scribe/take-key.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { shareAddress } from '#lib/server/meetings/address/share-address.ts';
import { readTryToken, tryToken } from '#lib/server/meetings/try-connection.ts';
import { recordedCookiesAndLinks, type GuestName } from '../fixtures/earlier-version.ts';
import { addressOf, startInstallation, type Installation } from '../fixtures/installation.ts';

const recorded = recordedCookiesAndLinks();
const { secret, origin, guests, session, dayKey, links } = recorded;
const open = addressOf('open');
const behind = (link: string) => link.split('#')[1] ?? '';
const valueOf = (cookie: string) => cookie.split('=')[1] ?? '';

let now: Installation;
beforeAll(async () => {
	now = await startInstallation();
});
afterAll(() => now.database.close());

const join = (key: Key, guest: string | null = null, address = '203.0.113.20') =>
	joinMeeting(now.app, key, { guest, address });

/** Cookies have other names over HTTPS. */
function readers({ cookie, secureCookie }: { cookie: string; secureCookie: string }, view: View) {
	const requests = [
		{ headers: { cookie } },
		{ headers: { cookie: secureCookie, 'x-forwarded-proto': 'https' } }
	];
	return Promise.all(requests.map((request) => readerOf(now.app, request, open.meeting, view)));
}

test.each(Object.keys(guests) as GuestName[])('the cookie of %s is the same participant', async (name) => {
	const guest = guests[name];
	const [view, kind] =
		name === 'wall' ? (['screen', 'screen'] as const) : (['phone', 'participant'] as const);
	const actor = { kind, id: guest.participant };
	expect(await readers(guest, view)).toMatchObject([{ actor }, { actor }]);
	expect(isGuestToken(secret, valueOf(guest.cookie))).toBe(true);
});

test('somebody who was signed in still is, and a 当日のかぎ opens its meeting', async () => {
	const actor = { kind: 'account', id: session.account, facilitates: true, coordinates: true };
	expect(await readers(session, 'staff')).toMatchObject([{ actor }, { actor }]);
	const key = { kind: 'key', id: dayKey.id };
	expect(await readers(dayKey, 'staff')).toMatchObject([{ actor: key }, { actor: key }]);
	expect(await takeKey(now.app, behind(links.dayKey), '203.0.113.20')).toMatchObject({
		ok: true,
		...open
	});
	expect((await listDayKeys(now.app, open, origin)).map(({ link }) => link)).toEqual([links.dayKey]);
});

test('printed QR codes and the number lead into their meeting, and are shown again as they were printed', async () => {
	const { join: token, lent, code, screen } = links;
	expect(meetingLinks(now.app, { id: open.meeting, rotation: 0 }, origin)).toEqual({
		join: token,
		lent,
		code,
		screen
	});
	expect(await join({ token: behind(token) })).toMatchObject({ ok: true, kind: 'phone', ...open });
	expect(await join({ code })).toMatchObject({ ok: true, kind: 'phone', ...open });
	expect(await join({ screen: behind(screen) })).toMatchObject({ ok: true, kind: 'screen', ...open });
});

test('a phone that scans again is the one that it was', async () => {
	const guest = valueOf(guests.ann.cookie);
	const back = await join({ token: behind(links.join) }, guest);
	expect(back).toMatchObject({ ok: true, participant: guests.ann.participant, guest });
});

test('a device that staff lent, or lend with a QR code of 0.1.0, goes to the next hand', async () => {
	const [token = '', lent = ''] = behind(links.lent).split('&lent=');
	const joined = await join({ token, lent });
	if (!joined.ok) throw new Error(joined.refusal);
	expect(await handOn(now.app, open.meeting, joined.guest)).toMatchObject({ ok: true });
	expect(await handOn(now.app, open.meeting, valueOf(guests.dai.cookie))).toMatchObject({ ok: true });
	expect(await handOn(now.app, open.meeting, valueOf(guests.ann.cookie))).toMatchObject({
		refusal: 'not_lent'
	});
});

test('passwords fit, and one-time links let somebody choose one', async () => {
	for (const { signInName, password } of recorded.passwords) {
		const answer = await signIn(now.app, { signInName, password, address: '203.0.113.20' });
		if (typeof answer === 'string') throw new Error(`${signInName}: ${answer}`);
		const signedIn = await readSession(now.app.db, answer.session);
		expect(signedIn?.person).toMatchObject({ signInName });
	}
	for (const [link, signInName] of [
		[links.invitation, 'atarashii'],
		[links.newPassword, 'miru']
	] as const) {
		const used = await useLink(now.app, behind(link), 'あたらしい かぎ 2027');
		if (typeof used === 'string') throw new Error(`the link of ${signInName} opens nothing`);
		expect((await readSession(now.app.db, used.session))?.person).toMatchObject({ signInName });
	}
});

test('who had typed too many wrong numbers still waits, and nobody else does', async () => {
	const refused = await join({ code: links.code }, null, recorded.wrongCodesFrom);
	expect(refused).toMatchObject({ ok: false, refusal: 'too_many_tries' });
	expect(await join({ code: links.code })).toMatchObject({ ok: true });
});

test('the QR code of つながるか ためす is believed, and the laptop knows which address it showed', () => {
	expect(readTryToken(secret, links.tryConnection)).toEqual(open);
	expect(tryToken(secret, open)).toBe(links.tryConnection);
	const [name, address = ''] = recorded.addressCookie.split('=');
	const cookies = { get: (asked: string) => (asked === name ? address : undefined) };
	const lan = ['192.0.2.9', address];
	expect(shareAddress({ origin: null }, { url: new URL('http://localhost:3000/'), cookies }, lan)).toBe(
		`http://${address}:3000`
	);
});
