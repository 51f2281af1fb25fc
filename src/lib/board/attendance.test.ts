import { expect, test } from 'vitest';
import { changed, isPresent } from './attendance.ts';

const line = (people: number, withoutPhone: number) =>
	({ affiliation: 'resident', organization: '', people, withoutPhone }) as const;

test.each([
	// Each row: the line before, the change, the line after.
	[0, 0, 1, 0, 1, 0],
	[0, 0, -1, -1, 0, 0],
	[3, 2, 0, 1, 3, 3],
	[3, 3, 0, 1, 3, 3],
	[3, 3, -1, 0, 2, 2],
	[3, 1, -9, 0, 0, 0],
	[3, 1, 0, -2, 3, 0],
	[998, 0, 1, 0, 999, 0],
	[999, 0, 1, 0, 999, 0],
	[999, 998, 0, 9, 999, 999]
])(
	'[T2] %i people, %i of them without a phone, and (%i, %i) pressed: %i and %i',
	(people, withoutPhone, more, moreWithout, nowPeople, nowWithout) => {
		expect(changed(line(people, withoutPhone), { people: more, withoutPhone: moreWithout })).toEqual(
			line(nowPeople, nowWithout)
		);
	}
);

test('[C36] who is counted in another line is present without a head, until the first ＋1 and by hand again', () => {
	const seat = changed(line(0, 0), { people: 0, withoutPhone: 0, represented: true });
	expect(seat).toEqual({ ...line(0, 0), represented: true });
	expect(isPresent(seat)).toBe(true);
	const head = changed(seat, { people: 1, withoutPhone: 0 });
	expect(head).toEqual(line(1, 0));
	expect(changed(head, { people: -1, withoutPhone: 0, represented: true })).toEqual(seat);
	expect(changed(line(3, 1), { people: -1, withoutPhone: 0, represented: true })).toEqual(line(2, 1));
	expect(isPresent(changed(seat, { people: 0, withoutPhone: 0, represented: false }))).toBe(false);
});

test('[C33] a line that was made of two may hold more than anybody types, and a press takes nobody away', () => {
	expect(changed(line(1200, 0), { people: 1, withoutPhone: 0 })).toEqual(line(1200, 0));
});
