import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Refused from '#lib/components/board/Refused.svelte';
import RefusedPhone from '#lib/components/phone/RefusedPhone.svelte';
import ScreenRefused from '#lib/components/screen/ScreenRefused.svelte';
import { closeCodes } from '#lib/wire/frames.ts';

test('the ninth page of one person says that a newer one is open, on phones, board and projector', () => {
	const code = closeCodes.openElsewhere;
	const pages = [
		render(RefusedPhone, { props: { code, waiting: [], draft: '書きかけの 紙' } }),
		render(Refused, { props: { code, saved: true, path: '/meetings' } }),
		render(ScreenRefused, { props: { code } })
	].map(({ body }) => body);
	for (const body of pages)
		expect(body).toMatch(/ページが いくつも ひらいています。.*いちばん 新しい ページを 使って/);
	expect(pages[0]).toContain('書きかけの 紙');
});

test('a phone of a rehearsal that has ended says so and shows the way to the real meeting; any other is let in again', () => {
	const about = { waiting: [], draft: '' };
	const onended = () => undefined;
	for (const code of [closeCodes.noSuchMeeting, closeCodes.signedOut]) {
		const { body } = render(RefusedPhone, { props: { ...about, code, onended } });
		expect(body).toContain('練習は おわりました。');
		expect(body).toContain('会議の 番号で 入りなおしてください。');
		expect(body).toMatch(/href="\/"/);
		expect(render(RefusedPhone, { props: { ...about, code } }).body).not.toContain('練習');
	}
	const elsewhere = { ...about, code: closeCodes.openElsewhere, onended };
	expect(render(RefusedPhone, { props: elsewhere }).body).not.toContain('練習');
});

test('a board whose last step was not taken says what to do, and that the rest is there', () => {
	const props = { code: closeCodes.unreadable, saved: true, path: '/meetings' };
	const { body } = render(Refused, { props });
	for (const words of [
		'さいごの 操作を 保存できませんでした',
		'もう一度 してください',
		'のこっています',
		'ひらきなおす'
	])
		expect(body).toContain(words);
});

test('the words that never went out have a line for every ten letters, also where the browser cannot size their field', () => {
	const rows = (draft: string) =>
		/rows="(\d+)"/.exec(render(RefusedPhone, { props: { code: null, waiting: [], draft } }).body)?.[1];
	expect(rows('雪かき')).toBe('1');
	expect(rows('雪かきを 手つだって ほしい')).toBe('2');
	expect(rows('雪かき\n雪かきを 手つだって ほしい')).toBe('3');
});

test('a page that was cut off by a newer one may be closed, and going on here is no black button', () => {
	const code = closeCodes.openElsewhere;
	const phone = (draft: string) => render(RefusedPhone, { props: { code, waiting: [], draft } }).body;
	const board = (saved: boolean) => render(Refused, { props: { code, saved, path: '/meetings' } }).body;
	for (const body of [phone(''), board(true)]) {
		expect(body).toContain('この ページで つづける');
		expect(body).toContain('この ページは とじて かまいません。');
		expect(body).not.toMatch(/ひらきなおす|class="button main/);
	}
	for (const body of [phone('書きかけの 紙'), board(false)])
		expect(body).not.toContain('とじて かまいません');
});
