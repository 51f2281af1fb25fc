import { expect, test } from 'vitest';
import { closingTable } from './closing-table.mjs';

const row = { name: 'browser', passed: 3, failed: 0, seconds: 61.04 };

test('a run in which tests were never reached has not succeeded, though none failed', () => {
	const { text, succeeded } = closingTable([row, { ...row, name: 'kill', notRun: 4 }], 70);
	expect(succeeded).toBe(false);
	expect(text).toMatch(/^kill +3 +0 +0 +4 +61\.0$/m);
	expect(text).toContain('✗ 4 tests were not run');
});

test('skipped tests stand in the table and in the closing line, and fail nothing', () => {
	const { text, succeeded } = closingTable([{ ...row, skipped: 2 }], 61);
	expect(succeeded).toBe(true);
	expect(text).toMatch(/^3 passed, 0 failed, 2 skipped$/m);
});

test('what failed is named last, with its suite', () => {
	const { text, succeeded } = closingTable([{ ...row, failed: 1, broken: ['desk.spec.ts › 出席: 9'] }], 61);
	expect(succeeded).toBe(false);
	expect(text.split('\n').at(-1)).toBe('✗ browser: desk.spec.ts › 出席: 9');
});
