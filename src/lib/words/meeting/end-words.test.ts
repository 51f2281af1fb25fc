import { expect, test } from 'vitest';
import { endWords } from './end-words.ts';

test('[T6] the end is said in the time of Japan, with what staff can act on', () => {
	const endsAt = Date.UTC(2027, 0, 23, 2, 30);
	expect(endWords({ endsAt, lateMinutes: 0 })).toBe('おわり 11:30');
	expect(endWords({ endsAt, lateMinutes: 12 })).toBe('おわり 11:30・いま 12分 おそい');
	expect(endWords({ endsAt, lateMinutes: -5 })).toBe('おわり 11:30・いま 5分 はやい');
});
