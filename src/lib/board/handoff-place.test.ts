import { expect, test } from 'vitest';
import { placesFor, servesField, type OfferedPlace } from './handoff-place.ts';

const place = (id: string, more: Partial<OfferedPlace> = {}): OfferedPlace => ({
	id,
	destination: 'community_support_center',
	name: id,
	aliases: [],
	fields: ['elderly'],
	hours: '',
	phone: '',
	isNear: true,
	...more
});

test('[C61] an office without 分野 serves all of them, one with 分野 only those', () => {
	expect(servesField({ fields: [] }, 'children')).toBe(true);
	expect(servesField({ fields: ['elderly'] }, 'elderly')).toBe(true);
	expect(servesField({ fields: ['elderly'] }, 'children')).toBe(false);
});

test('[C61] whoever serves the field in the area stands first, and nobody is left out', () => {
	const places = [
		place('far', { isNear: false }),
		place('near'),
		place('children', { fields: ['children'] }),
		place('anything', { fields: [] })
	];
	const ids = (some: readonly OfferedPlace[]) => some.map(({ id }) => id);
	const { fitting, others } = placesFor(places, 'elderly');
	expect(ids(fitting)).toEqual(['near', 'anything']);
	expect(ids(others)).toEqual(['far', 'children']);
	expect(ids(placesFor(places, 'livelihood').fitting)).toEqual(['anything']);
});
