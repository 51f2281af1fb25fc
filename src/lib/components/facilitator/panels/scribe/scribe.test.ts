import { expect, test } from 'vitest';
import { nextKind } from '#lib/board/kinds.ts';
import type { OutboxItem } from '#lib/live/outbox.ts';
import { arrivedCount, cardNumber, kindOfKey, readScribeDraft, returnedNotes } from './scribe.ts';

const item = (id: string, refusal: OutboxItem['refusal'] = null): OutboxItem => ({
	command: {
		id,
		type: 'note.post',
		kind: 'mottainai',
		text: '畑が 半分 あいている',
		as: 'paper',
		number: 12
	},
	at: 1,
	since: 0,
	sentAt: null,
	refusal
});

test('N5: a printed card bears 1 to 199, in whichever digits it is typed', () => {
	expect(['1', '199', '１２', ' 7 '].map(cardNumber)).toEqual([1, 199, 12, 7]);
	expect(['', '0', '200', '-1', '1.5', '12a', '十二'].map(cardNumber)).toEqual(Array(7).fill(null));
});

test('K and 1 are 困っている, M and 2 are もったいない, also full-width; other keys mean nothing', () => {
	expect(['k', 'K', '1', 'ｋ', '１'].map(kindOfKey)).toEqual(Array(5).fill('komatta'));
	expect(['m', '2', 'Ｍ'].map(kindOfKey)).toEqual(Array(3).fill('mottainai'));
	expect(['a', 'Enter', '3'].map(kindOfKey)).toEqual([null, null, null]);
	expect(nextKind(nextKind('komatta'))).toBe('komatta');
});

test('a half-written note comes back after a reload; what cannot be read is an empty note of the step’s kind', () => {
	const draft = { kind: 'mottainai', text: '書きかけの', number: '12', numbered: true } as const;
	expect(readScribeDraft(JSON.stringify(draft), 'komatta')).toEqual(draft);
	expect(readScribeDraft('{"kind":', 'mottainai')).toEqual({
		kind: 'mottainai',
		text: '',
		number: '',
		numbered: false
	});
});

test('a note whose number was taken comes back with all its words', () => {
	expect(returnedNotes([item('a', 'number_taken'), item('b')])).toEqual([
		{ id: 'a', kind: 'mottainai', text: '畑が 半分 あいている', number: 12, refusal: 'number_taken' }
	]);
});

test('届きました counts only what the server has', () => {
	expect(arrivedCount(['a', 'b', 'c'], [item('b')], [item('c', 'number_taken')])).toBe(1);
});
