import { expect, test } from 'vitest';
import { affiliations, usualAffiliations } from '#lib/board/attendance.ts';
import { affiliationName, namedAffiliations, type AffiliationSetting } from './city-affiliations.ts';

const plain = { label: '', position: null, hidden: false } as const;
const settings: readonly AffiliationSetting[] = [
	{ ...plain, affiliation: 'other', position: 0 },
	{ ...plain, affiliation: 'npo', label: '市民活動団体', position: 1 },
	{ ...plain, affiliation: 'school', hidden: true }
];

test('[C32] a city that changed nothing has every 所属 once, with its usual name', () => {
	const all = namedAffiliations([], usualAffiliations);
	expect(all.slice(0, 10).map(({ affiliation }) => affiliation)).toEqual(usualAffiliations);
	expect(new Set(all.map(({ affiliation }) => affiliation))).toEqual(new Set(affiliations));
	expect(all).toHaveLength(affiliations.length);
	expect(all[0]).toEqual({ affiliation: 'resident', word: '住民（所属なし）', hidden: false });
});

test('[C32] what the city ordered stands first, what it renamed has its name, and nothing is lost', () => {
	const all = namedAffiliations(settings);
	expect(all.slice(0, 3).map(({ word }) => word)).toEqual(['その他', '市民活動団体', '町会・自治会']);
	expect(all).toHaveLength(affiliations.length);
	expect(all.filter(({ hidden }) => hidden).map(({ affiliation }) => affiliation)).toEqual(['school']);
	expect(affiliationName(settings, 'npo')).toBe('市民活動団体');
	expect(affiliationName(settings, 'school')).toBe('学校・大学');
});
