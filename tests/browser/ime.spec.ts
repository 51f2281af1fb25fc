/**
 * When people type Japanese, the Enter that confirms an IME conversion posts nothing, and updates
 * from others touch no field in use.
 */
import { expect, type CDPSession, type Page } from '@playwright/test';
import { makeGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import type { RunningApp } from '../support/app.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { post } from '../support/meeting.ts';
import type { PreparedMeeting, RunningCity } from '../support/running-city.ts';
import { comeIn, WirePhone } from '../support/wire-phone.ts';
import { person } from './people.ts';
import { test } from './shared-server.ts';

let running: RunningApp;
let city: RunningCity;
let meeting: PreparedMeeting;
let staff: WirePhone;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
	meeting = await city.prepare();
	staff = new WirePhone({ origin: running.origin, meeting, cookie: city.staffCookie, view: 'staff' });
	await staff.connect();
	await staff.ask({ type: 'door.set', open: true });
	await staff.ask({ type: 'step.go', position: 2 });
});

const keyboardOf = (page: Page) => page.context().newCDPSession(page);

/** Sends the unconfirmed text of an IME composition. */
const compose = (keyboard: CDPSession, text: string) =>
	keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

/** Sends the Enter that confirms a composition: browsers report it with key code 229. */
async function confirm(keyboard: CDPSession, text: string): Promise<void> {
	const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
	await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
	await keyboard.send('Input.insertText', { text });
	await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
}

test('on a phone the Enter of a conversion posts nothing, nor does any other Enter', async ({ browser }) => {
	const phone = await person(browser, 'phone', running.origin);
	await phone.page.goto(`/join#${meeting.joinToken}`);
	await phone.page.getByRole('button', { name: '会議に 入る' }).tap();
	const field = phone.page.getByRole('textbox');
	await field.tap();
	const keyboard = await keyboardOf(phone.page);
	await compose(keyboard, 'ゆきのひ');
	await confirm(keyboard, '雪の日');
	await expect(field).toHaveValue('雪の日');
	await phone.page.keyboard.press('Enter');
	await phone.page.keyboard.type('歩けない');
	await expect(field).toHaveValue('雪の日\n歩けない');
	expect(staff.privateNotes).toHaveLength(0);

	await compose(keyboard, 'さむ');
	await staff.ask({ type: 'step.go', position: 3 }); // The step changes during the composition.
	await expect(phone.page.getByText('もったいない').first()).toBeVisible();
	await confirm(keyboard, '寒い');
	await expect(field).toHaveValue('雪の日\n歩けない寒い');
	await phone.page.getByRole('button', { name: '出す', exact: true }).tap();
	await staff.until(() => staff.privateNotes.length === 1);
	expect(staff.privateNotes[0]).toMatchObject({ kind: 'komatta', text: '雪の日\n歩けない寒い' });
});

test('on the board a group’s name is taken at the Enter after the conversion, and others do not disturb it', async ({
	browser
}) => {
	const author = new WirePhone({
		origin: running.origin,
		meeting,
		cookie: await comeIn(running.origin, { token: meeting.joinToken }),
		view: 'phone'
	});
	await author.connect();
	await author.ask(post('畑が 半分 あいている', 'mottainai'));
	await staff.ask({ type: 'notes.show' });
	await staff.ask({ type: 'step.go', position: 5 });
	await staff.until(() => staff.board.notes.some((note) => note.text.includes('畑')));
	const field = staff.board.notes.find((note) => note.text.includes('畑'));
	makeGroup(staff.doc, 'group-0001' as GroupId, [field!.id]);

	const desk = await person(browser, 'laptop', running.origin);
	const [, session] = city.staffCookie.split('=');
	await desk.page
		.context()
		.addCookies([{ name: cookieName('session', false), value: session ?? '', url: running.origin }]);
	await desk.page.goto(`/meetings/${meeting.id}/board`);
	await desk.page.getByRole('button', { name: 'ぜんぶ 見る' }).click();
	const name = desk.page.getByLabel('まとまりの 名前');
	await name.click();
	const keyboard = await keyboardOf(desk.page);
	await compose(keyboard, 'はたけ');
	await author.ask(post('井戸の 水が つかえる', 'mottainai'));
	await staff.ask({ type: 'notes.show' });
	makeGroup(staff.doc, 'group-0002' as GroupId, [], 'となりで できた');
	await expect(desk.page.getByText('井戸の 水が つかえる').first()).toBeVisible();
	await confirm(keyboard, '畑');
	await expect(name.first()).toBeFocused();
	expect(staff.board.groups.find((group) => group.id === 'group-0001')?.title).toBe('');
	await desk.page.keyboard.press('Enter');
	await staff.until(() => staff.board.groups.some((group) => group.title === '畑'));
});
