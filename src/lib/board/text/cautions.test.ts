import { expect, test } from 'vitest';
import { cautionsFor } from './cautions.ts';
import { emptyCombination, emptyGroup, emptyNote } from '#lib/board/empty.ts';
import type { Combination } from '#lib/board/model.ts';

const saying = (idea: string): Combination => ({ ...emptyCombination, idea });

test.each([
	'送迎の車が 昼は あいている',
	'火曜の 昼に、乗りあいの 日を つくれば',
	'バスが 一日三本に なった',
	'免許を 返したら 出られない',
	'病院まで 連れて いけば',
	'町会の ワゴンを 借りれば',
	'マイクロﾊﾞｽが ある'
])('[C2] 「%s」 moves people: 運送のきまり is asked about', (idea) => {
	expect(cautionsFor(saying(idea))).toEqual(['transport_law']);
});

test.each([
	'集会所の 午前を つかえば',
	'駐車場で 朝市を ひらけば',
	'自転車の 空気入れが ある',
	'相談に 乗って くれる人が いれば',
	'移動販売が 来れば',
	'バスタオルが あまっている'
])('[C2] 「%s」 moves nobody', (idea) => {
	expect(cautionsFor(saying(idea))).toEqual([]);
});

test('[C2] the words of its notes, of its groups and of what lies in them count', () => {
	const van = { ...emptyNote, kind: 'mottainai', text: '送迎車が 昼は あく' } as const;
	expect(cautionsFor({ ...emptyCombination, mottainai: [van] })).toEqual(['transport_law']);
	expect(cautionsFor({ ...emptyCombination, groups: [{ ...emptyGroup, notes: [van] }] })).toEqual([
		'transport_law'
	]);
	expect(cautionsFor({ ...emptyCombination, groups: [{ ...emptyGroup, title: '通院の 移動' }] })).toEqual([
		'transport_law'
	]);
});

test('[C2] what staff ticked stands beside it, in one order, and nothing is said twice', () => {
	const ticked: Combination = { ...saying('車で 弁当を 配れば'), cautions: ['food_safety', 'owner_consent'] };
	expect(cautionsFor(ticked)).toEqual(['transport_law', 'owner_consent', 'food_safety']);
	expect(cautionsFor({ ...ticked, cautions: ['transport_law'] })).toEqual(['transport_law']);
});
