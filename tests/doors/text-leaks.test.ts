/** The text of a note reaches nobody before it is shown, and it never reaches the log. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from '../support/meeting.ts';
import type { PreparedMeeting } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { MeetingServer } from './meeting-server.ts';

let server: MeetingServer;
let meeting: PreparedMeeting;
let staff: WirePhone;
beforeAll(async () => {
	server = await MeetingServer.start();
	meeting = await server.openMeeting();
	staff = await server.laptop(meeting);
});
afterAll(() => server.stop());

test('[N6] before notes are shown no byte of their text reaches another phone or the projector', async () => {
	const [author, other] = [await server.phone(meeting), await server.phone(meeting)];
	const wall = new WirePhone({
		origin: server.origin,
		meeting,
		cookie: await comeIn(server.origin, { token: meeting.screenToken }, '/screen'),
		view: 'screen'
	});
	await wall.connect();
	const secret = 'ごみ置き場まで 歩けない';
	await author.ask(post(secret));
	const late = await server.phone(meeting);
	await other.until(() => other.board.tallies.waiting.komatta > 0);
	await staff.until(() => staff.privateNotes.some((note) => note.text === secret));
	for (const stranger of [other, wall, late]) expect(stranger.sawText(secret)).toBe(false);
	expect(author.sawText(secret)).toBe(true);

	await staff.ask({ type: 'notes.show' });
	await wall.until(() => wall.board.notes.some((note) => note.text === secret));
	expect(other.sawText(secret)).toBe(true);
	expect(wall.sawText(secret)).toBe(true);
});

test('[P5] the projector of a signed-in laptop gets nothing private and may command nothing but its pages', async () => {
	const wall = new WirePhone({
		origin: server.origin,
		meeting,
		cookie: server.city.staffCookie,
		view: 'screen'
	});
	await wall.connect();
	const author = await server.phone(meeting);
	await author.ask(post('かべには まだ'));
	await staff.until(() => staff.privateNotes.some((note) => note.text === 'かべには まだ'));
	expect(wall.sawText('かべには まだ')).toBe(false);
	expect(await wall.ask({ type: 'notes.show' })).toMatchObject({ refusal: 'read_only' });
	expect(await wall.ask({ type: 'wall.set', qr: true })).toMatchObject({ refusal: 'read_only' });
	expect(await wall.ask({ type: 'wall.pages', pages: 3 })).toMatchObject({ ok: true });
});

test('no log line holds a note’s text or a cookie', () => {
	const log = server.running.log();
	expect(log).not.toContain('ごみ置き場まで');
	expect(log).not.toContain(server.city.staffCookie.split('=')[1]);
});

test('[S4] what people wrote stays out of the log when the database refuses it', async () => {
	const at = await server.openMeeting();
	const boss = await server.laptop(at);
	const { sql } = server.city.connection;
	await sql`alter table action_item add constraint no_words check (what not like '%ひみつの%') not valid`;
	try {
		const decide = {
			type: 'action.decide',
			what: 'ひみつの やること',
			firstStep: '',
			owner: 'ひみつの 人',
			helpers: '',
			result: 'do',
			due: { kind: 'undecided' },
			combination: null
		} as const;
		expect(await boss.ask(decide)).toMatchObject({ ok: false, refusal: 'unknown_command' });
		// From here on every statement about notes fails, and its error quotes the values.
		await sql`alter table note rename column text to words`;
		expect(await boss.ask(post('ひみつの 紙'))).toMatchObject({ ok: false, refusal: 'try_again' });
		expect(server.running.log()).toContain('a batch was not saved');
		expect(server.running.log()).not.toContain('ひみつの');
	} finally {
		await sql`alter table action_item drop constraint no_words`;
		// This fails if the test ended before it renamed the column.
		await sql`alter table note rename column words to text`.catch(() => undefined);
	}
});
