/** One phone floods the meeting with abuse: staff stop it and clear its notes in one press. */
import { expect } from '@playwright/test';
import type { RunningApp } from '../../support/app.ts';
import type { RunningCity } from '../../support/running-city.ts';
import { comeIn, WirePhone } from '../../support/wire-phone.ts';
import { expectQuiet, look, person, signIn } from '../people.ts';
import { test } from '../shared-server.ts';

let running: RunningApp;
let city: RunningCity;
test.beforeAll(async ({ server }) => {
	running = server.running;
	city = await server.newCity();
});

test('[P7] of a phone with twenty notes all go in one press, of one with two none; each comes back by hand', async ({
	browser
}) => {
	const meeting = await city.prepare();
	const desk = await person(browser, 'laptop', running.origin);
	const { page } = desk;
	await signIn(desk, city);
	await page.goto(`/meetings/${meeting.id}/board`);
	await page.getByRole('button', { name: '入口を ひらく' }).click();
	await expect(page.getByRole('button', { name: '入口を しめる' })).toBeVisible();
	const phone = async () => {
		const cookie = await comeIn(running.origin, { token: meeting.joinToken });
		const wire = new WirePhone({ origin: running.origin, meeting, cookie, view: 'phone' });
		await wire.connect();
		return wire;
	};
	const [prankster, ben] = [await phone(), await phone()];
	const post = (wire: WirePhone, text: string) => wire.ask({ type: 'note.post', kind: 'komatta', text });
	for (let i = 1; i < 20; i += 1) await post(prankster, `いたずら ${i}`);
	await post(prankster, '角の 田中さんの いたずら');
	await post(ben, 'バスが 一日三本に なった');
	await post(ben, '角の 鈴木さんが 雪かきを できない');

	const tool = (name: string | RegExp) => page.locator('header').getByRole('button', { name });
	const held = page.getByRole('region', { name: 'あずかり' });
	const dialog = page.getByRole('dialog');
	/**
	 * Opens each held note until the button is found: they are closed at first, in an order that
	 * does not reveal the author.
	 */
	const stop = async (words: RegExp) => {
		for (const place of ['1枚目を ひらく', '2枚目を ひらく']) {
			const closed = held.getByRole('button', { name: place });
			if ((await closed.count()) === 0) continue;
			await closed.click();
			const button = held.getByRole('button', { name: words });
			if ((await button.count()) === 0) continue;
			return button.click();
		}
		throw new Error('it is not in あずかり');
	};
	await tool('あずかり 2').click();
	await stop(/止める：.*鈴木/);
	await dialog.getByRole('checkbox').check();
	await look(desk, 'desk-stop-clear');
	await dialog.getByRole('button', { name: '投稿を 止める' }).click();
	await expect(page.getByText('紙は 20枚より 少ないので、うつしませんでした')).toBeVisible();
	await tool('ほか').click();
	await expect(tool('1台で 進める')).toBeVisible();
	await expect(tool(/すてた紙/)).toHaveCount(0);
	await page.keyboard.press('Escape');

	await stop(/止める：.*田中/);
	await expect(dialog.getByRole('checkbox')).not.toBeChecked(); // It is reset for each phone.
	await dialog.getByRole('checkbox').check();
	await dialog.getByRole('button', { name: '投稿を 止める' }).click();
	await expect(page.getByText('まだ 見せていない紙 20枚を「すてた紙」に うつしました')).toBeVisible();
	await expect(tool('あずかり 1')).toBeVisible();
	await tool('ほか').click();
	await tool('すてた紙 20').click();
	const trash = page.getByRole('region', { name: 'すてた紙' });
	// The notes were never shown, so a mirrored laptop must not have a text until staff open it.
	await expect(trash.getByText('まだ 見せていない紙')).toHaveCount(20);
	expect(await page.content()).not.toMatch(/いたずら|田中/);
	const wanted = trash.getByRole('button', { name: 'もどす：いたずら 7', exact: true });
	for (let place = 1; place <= 20 && (await wanted.count()) === 0; place += 1)
		await trash.getByRole('button', { name: `${place}枚目を ひらく`, exact: true }).click();
	await expect(trash.getByRole('button', { name: /^もどす：/ })).toHaveCount(1); // Only one can be open.
	await look(desk, 'desk-stop-trash');
	await expect(trash.getByText('この 画面を 映している あいだは、ひらかないでください。')).toBeVisible();
	const close = trash.getByRole('button', { name: /^\d+枚目を とじる$/ });
	const place = (await close.getAttribute('aria-label'))!.replace('とじる', 'ひらく');
	await close.click();
	expect(await page.content()).not.toMatch(/いたずら|田中/);
	await trash.getByRole('button', { name: place, exact: true }).click();
	await wanted.click();
	await expect(page.getByText('紙を もどしました')).toBeVisible();
	await tool('ほか').click();
	await expect(tool('すてた紙 19')).toBeVisible();
	await ben.until(() => ben.board.tallies.waiting.komatta === 2);
	expect(ben.board.notes).toEqual([]);
	expectQuiet([desk]);
	for (const wire of [prankster, ben]) wire.drop();
});
