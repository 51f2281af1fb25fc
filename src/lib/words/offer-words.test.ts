import { expect, test } from 'vitest';
import { offerWords } from './offer-words.ts';

test('[A8][V1] phones and raised hands that say 手伝えます are told apart, and a zero is left out', () => {
	expect(offerWords({ phones: 3, hands: 2 })).toBe('手伝えます：スマホ 3台・手 2人');
	expect(offerWords({ phones: 3, hands: 0 })).toBe('手伝えます：スマホ 3台');
	expect(offerWords({ phones: 0, hands: 0 })).toBe('');
});
