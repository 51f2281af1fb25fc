import { expect, test } from 'vitest';
import { writingExamples } from './writing-examples.ts';

test('three made-up notes lead the pen, of the kind that is asked for', () => {
	expect(writingExamples('komatta').map(({ kind }) => kind)).toEqual(['komatta', 'komatta', 'komatta']);
	expect(new Set(writingExamples('mottainai').map(({ text }) => text)).size).toBe(3);
});

test('where both kinds are asked for, both have an example', () => {
	expect(writingExamples(null).map(({ kind }) => kind)).toEqual(['komatta', 'mottainai', 'komatta']);
});
