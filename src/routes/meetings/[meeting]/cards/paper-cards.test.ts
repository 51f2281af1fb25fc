import { expect, test } from 'vitest';
import { paperCards } from './paper-cards.ts';

const numbers = (of: ReturnType<typeof paperCards>) => of.sheets.flat().map(({ number }) => number);

test('everybody gets three 困っている and two もったいない, four cards to a sheet', () => {
	const { sheets, count, to } = paperCards({ people: '8', from: '1' });
	expect(count).toBe(40);
	expect(sheets).toHaveLength(10);
	expect(sheets.flat().filter(({ kind }) => kind === 'komatta')).toHaveLength(24);
	expect(to).toBe(40);
});

test('[N5] numbers go on where the last sheets ended, and stop at 199', () => {
	const more = paperCards({ people: '2', from: '191' });
	expect(numbers(more)).toEqual([191, 192, 193, 194, 195, 196, 197, 198, 199, null]);
	expect(more.to).toBe(199);
});

test('what somebody mistyped still prints cards', () => {
	expect(paperCards({ people: 'たくさん', from: '-4' })).toMatchObject({ people: 8, from: 1 });
	expect(paperCards({ people: '１２', from: null })).toMatchObject({ people: 12, from: 1 });
	expect(paperCards({ people: '1000', from: '500' })).toMatchObject({ people: 80, from: 199 });
});
