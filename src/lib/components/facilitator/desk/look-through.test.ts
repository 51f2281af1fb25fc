import { expect, test } from 'vitest';
import type { NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import { Drafts } from './drafts.ts';
import { LookThrough } from './look-through.svelte.ts';

const waiting = (id: string): PrivateNote => ({
	id: id as NoteId,
	kind: 'komatta',
	text: 'バスが 一日三本に なった',
	state: 'waiting',
	heldBy: null,
	number: null,
	postedBy: null,
	proxy: false
});

const storage = () => {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
		key: () => null,
		length: 0
	};
};

test('notes that arrive after the look-through have to be looked at before they are shown', () => {
	const through = new LookThrough(new Drafts('m1', storage));
	const first = [waiting('a'), waiting('b')];
	expect(through.left(first, 2)).toBe(2);
	through.markLookedAt(first);
	expect(through.left(first, 2)).toBe(0);
	expect(through.left([...first, waiting('c')], 3)).toBe(1);
	expect(through.left(first, 3), 'counted, and its words not here yet').toBe(1);
});

test('a reloaded laptop still knows what was looked at, and keeps no word of it', () => {
	const keep = storage();
	new LookThrough(new Drafts('m1', () => keep)).markLookedAt([waiting('a')]);
	expect(new LookThrough(new Drafts('m1', () => keep)).left([waiting('a'), waiting('b')], 2)).toBe(1);
	expect(keep.getItem('yoriai:desk:m1:looked')).toBe('a');
});
