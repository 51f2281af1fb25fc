import { expect, test } from 'vitest';
import { Drafts, type KeyValueStore } from './drafts.ts';

const tab = (): KeyValueStore => {
	const kept = new Map<string, string>();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
		key: (i) => [...kept.keys()][i] ?? null,
		get length() {
			return kept.size;
		}
	};
};

test('words that were on their way are there again after a reload, and in their own meeting only', () => {
	const keep = tab();
	new Drafts('m1', () => keep).keep('decide:', '乗りあいの 日を ためす');
	expect(new Drafts('m1', () => keep).read('decide:')).toBe('乗りあいの 日を ためす');
	expect(new Drafts('m2', () => keep).read('decide:')).toBe('');
});

test('words that were sent are not found again', () => {
	const keep = tab();
	const drafts = new Drafts('m1', () => keep);
	drafts.keep('decide:', 'ためす');
	drafts.keep('decide:', '');
	expect(drafts.read('decide:')).toBe('');
	expect(new Drafts('m1', () => keep).read('decide:')).toBe('');
});

test('a browser that keeps nothing still keeps them while the page is open', () => {
	const drafts = new Drafts('m1', () => {
		throw new Error('storage is blocked');
	});
	drafts.keep('decide:', 'ためす');
	expect(drafts.read('decide:')).toBe('ためす');
});
