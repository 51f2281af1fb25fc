/** What a page says when its socket was cut for good. */
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Refused from '#lib/components/facilitator/Refused.svelte';
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
