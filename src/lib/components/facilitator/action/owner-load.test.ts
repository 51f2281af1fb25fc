import { expect, test } from 'vitest';
import { emptyAction } from '#lib/board/empty.ts';
import type { ActionStatus } from '#lib/board/model.ts';
import { namesToOffer, openOf } from './owner-load.ts';

const of = (owner: string, status: ActionStatus = 'not_started') => ({ ...emptyAction, owner, status });
const known = [
	{ name: '商店会', open: 4 },
	{ name: '町会', open: 2 }
];

test('what somebody has open is counted on the board, where it may have changed today', () => {
	const actions = [of('商店会'), of('商店会 ', 'in_progress'), of('商店会', 'done'), of('商店会', 'dropped')];
	expect(openOf('商店会', actions, known)).toBe(2);
});

test('for somebody whom the board does not name it is what the page knew', () => {
	expect(openOf('町会', [of('商店会')], known)).toBe(2);
	expect(openOf('婦人部', [], known)).toBe(0);
});

test('だれが offers names of today, of before, and of those who are here, each once', () => {
	const here = { affiliation: 'business', organization: '米店', people: 1, withoutPhone: 0 } as const;
	expect(namesToOffer([of('町会'), of('')], known, [here, { ...here, organization: '' }], [])).toEqual([
		'町会',
		'商店会',
		'米店'
	]);
});

test('[C34] the 団体 of the city are offered too, each by its name and its 別名, and none twice', () => {
	const salon = {
		affiliation: 'mutual_aid_group',
		name: '葉月サロン',
		aliases: ['はづきの 会', '町会']
	} as const;
	expect(namesToOffer([of('町会')], [], [], [salon])).toEqual(['町会', '葉月サロン', 'はづきの 会']);
});
