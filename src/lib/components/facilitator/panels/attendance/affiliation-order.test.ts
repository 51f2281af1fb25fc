import { expect, test } from 'vitest';
import { affiliations, usualAffiliations } from '#lib/board/attendance.ts';
import { attendanceLines } from './affiliation-order.ts';

const counted = (affiliation: (typeof affiliations)[number], organization = '') => ({
	affiliation,
	organization,
	people: 1,
	withoutPhone: 0
});

test('ten 所属 lie in sight, and unfolding brings every one of them once', () => {
	expect(attendanceLines([], false).map(({ affiliation }) => affiliation)).toEqual(usualAffiliations);
	const all = attendanceLines([], true).map(({ affiliation }) => affiliation);
	expect(new Set(all)).toEqual(new Set(affiliations));
	expect(all).toHaveLength(affiliations.length);
});

test('somebody who was counted in is never folded away', () => {
	const lines = attendanceLines([counted('school')], false);
	expect(lines).toContainEqual({ affiliation: 'school', organization: '' });
});

test('an organisation stands under its 所属', () => {
	const lines = attendanceLines([counted('senior_club', '葉月会')], false);
	const at = lines.findIndex(({ organization }) => organization === '葉月会');
	expect(lines[at - 1]).toEqual({ affiliation: 'senior_club', organization: '' });
});

test('[K4] organisations stand in the order of the numbers in their names', () => {
	const clubs = ['第10クラブ', '第2クラブ', '第１クラブ'].map((name) => counted('senior_club', name));
	const names = attendanceLines(clubs, false).flatMap(({ organization }) => organization || []);
	expect(names).toEqual(['第１クラブ', '第2クラブ', '第10クラブ']);
});

test('[C32] a 所属 that the city hid is offered nowhere, and stays where somebody was counted with it', () => {
	const settings = [
		{ affiliation: 'resident', label: '', position: null, hidden: true },
		{ affiliation: 'school', label: '', position: 0, hidden: false }
	] as const;
	const named = (counts: Parameters<typeof attendanceLines>[0], unfolded: boolean) =>
		attendanceLines(counts, unfolded, settings).map(({ affiliation }) => affiliation);
	expect(named([], true)).not.toContain('resident');
	expect(named([], true)).toHaveLength(affiliations.length - 1);
	expect(named([], false)[0]).toBe('school');
	expect(named([], false)).toHaveLength(usualAffiliations.length);
	expect(named([counted('resident')], false)).toContain('resident');
});
