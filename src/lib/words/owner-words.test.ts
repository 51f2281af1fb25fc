import { expect, test } from 'vitest';
import { ownerWords } from './owner-words.ts';

test('だれが is who does it; of a question it is who asks, and whom', () => {
	const told = { owner: '推進員', firstStep: '車の 持ち主' };
	expect(ownerWords({ ...told, result: 'do' })).toBe('推進員が');
	expect(ownerWords({ ...told, result: 'ask' })).toBe('聞く人：推進員\u3000だれに：車の 持ち主');
	expect(ownerWords({ ...told, owner: '', firstStep: '', result: 'ask' })).toBe('聞く人は まだ 決めていない');
});
