import { expect, test } from 'vitest';
import { changed } from './attendance.ts';

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
