import { expect, test } from 'vitest';
import { countByKind, kindFacts, totalOf } from './kinds.ts';
import { kinds } from './model.ts';

test('notes are counted for each kind, a kind without notes with zero', () => {
	const counts = countByKind([{ kind: 'mottainai' }, { kind: 'mottainai' }]);
	expect(counts).toEqual({ komatta: 0, mottainai: 2 });
	expect(Object.keys(counts)).toEqual([...kinds]);
	expect(totalOf({ komatta: 3, mottainai: 2 })).toBe(5);
});

test('no two kinds share a key', () => {
	expect(new Set(kinds.map((kind) => kindFacts[kind].key)).size).toBe(kinds.length);
});
