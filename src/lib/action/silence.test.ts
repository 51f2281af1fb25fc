import { expect, test } from 'vitest';
import { isSilent } from './silence.ts';

test('after 90 days without a word somebody should ask', () => {
	expect(isSilent('in_progress', 89)).toBe(false);
	expect(isSilent('in_progress', 90)).toBe(true);
	expect(isSilent('not_started', 200)).toBe(true);
});

test('nobody is asked about what rests, is done or was dropped', () => {
	for (const status of ['on_hold', 'done', 'dropped'] as const) expect(isSilent(status, 200)).toBe(false);
});
