import { expect, test } from 'vitest';
import { finishDay } from './finish-day.ts';

test('P8: まとめ完了 comes by itself a week after 閉会, by the calendar of Japan', () => {
	expect(finishDay(Date.parse('2027-01-23T11:30:00+09:00'))).toEqual({ month: 1, day: 30 });
	expect(finishDay(Date.parse('2027-02-26T00:10:00+09:00'))).toEqual({ month: 3, day: 5 });
});
