import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mostEditBytes } from '../wire/frames.ts';
import type { KeyValueStore } from './outbox.ts';
import { earlierCopies, UnsavedCopy } from './unsaved-copy.ts';

function storage(full = false): KeyValueStore & { values: Map<string, string> } {
	const values = new Map<string, string>();
	return {
		values,
		get length() {
			return values.size;
		},
		key: (i) => [...values.keys()][i] ?? null,
		getItem: (key) => values.get(key) ?? null,
		setItem: (key, value) => {
			if (full) throw new DOMException('full', 'QuotaExceededError');
			values.set(key, value);
		},
		removeItem: (key) => void values.delete(key)
	};
}

const page = (store: KeyValueStore | null, name: string, doc = new Y.Doc()) => ({
	doc,
	copy: new UnsavedCopy(store, doc, { document: 'minutes:m1', epoch: 'e1', page: name })
});
function left(store: KeyValueStore, document: string, epoch: string): void {
	const doc = new Y.Doc();
	doc.getText('words').insert(0, `${document} ${epoch}`);
	new UnsavedCopy(store, doc, { document, epoch, page: 'p' }).store();
}
const found = (store: KeyValueStore, epoch: string | null) =>
	earlierCopies(store, { document: 'minutes:m1', epoch }).map(({ key }) => key);
const words = (doc: Y.Doc) => doc.getText('words').toJSON();

test('[S4] what was typed without a connection is there again after a reload, until it is committed', () => {
	const store = storage();
	const before = page(store, 'a');
	before.doc.getText('words').insert(0, '議事の 途中');
	before.copy.store();

	const after = page(store, 'b');
	expect(after.copy.takeOver()).toBe(true);
	expect(words(after.doc)).toBe('議事の 途中');
	expect(store.values.size).toBe(1); // not committed yet
	after.copy.clear();
	expect(store.values.size).toBe(0);
	expect(page(store, 'c').copy.takeOver()).toBe(false);
});

test('[S4] two pages that were lost at once are both taken over', () => {
	const store = storage();
	for (const name of ['a', 'b']) {
		const lost = page(store, name);
		lost.doc.getText('words').insert(0, name);
		lost.copy.store();
	}
	const after = page(store, 'c');
	after.copy.takeOver();
	expect([...words(after.doc)].sort()).toEqual(['a', 'b']);
});

test('a page that saves clears its own, and not what another page has written since', () => {
	const store = storage();
	const mine = page(store, 'a');
	const other = page(store, 'b');
	other.copy.store();
	mine.copy.store();
	mine.copy.clear();
	expect([...store.values.keys()]).toEqual(['yoriai:unsaved:minutes:m1:e1:b']);
});

test('a copy that was cut short, and those of other minutes, are passed over', () => {
	const store = storage();
	store.setItem('yoriai:unsaved:minutes:m1:e1:x', 'AAE');
	store.setItem('yoriai:unsaved:minutes:m1:e1:y', '%%%');
	store.setItem('yoriai:unsaved:minutes:m2:e1:z', 'AAA=');
	const after = page(store, 'a');
	after.copy.takeOver();
	expect(words(after.doc)).toBe('');
	after.copy.clear();
	expect([...store.values.keys()]).toEqual(['yoriai:unsaved:minutes:m2:e1:z']);
});

test('a browser that keeps nothing says so, so that the page can ask before it is left', () => {
	for (const store of [storage(true), null]) {
		const { copy } = page(store, 'a');
		copy.store();
		expect(copy.kept).toBe(false);
	}
});

test('after a restore what was not saved before is found by its meeting, and other meetings are left alone', () => {
	const store = storage();
	left(store, 'minutes:m1', 'e0');
	left(store, 'minutes:m1', 'e1'); // the present one: taken over and sent
	left(store, 'minutes:m1', 'e11');
	left(store, 'minutes:m11', 'e0');
	left(store, 'board:m1', 'e0');
	store.setItem('yoriai:out:minutes:m1:e0:p', 'a phone’s outbox');
	const earlier = ['yoriai:unsaved:minutes:m1:e0:p', 'yoriai:unsaved:minutes:m1:e11:p'];
	expect(found(store, 'e1')).toEqual(earlier);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, earlierCopies(store, { document: 'minutes:m1', epoch: 'e1' })[0]!.update!);
	expect(words(doc)).toBe('minutes:m1 e0');
	expect(found(store, null)).toHaveLength(3); // no 会議録 in the restored database
});

test('saving what is written now does not remove what was left before the restore', () => {
	const store = storage();
	left(store, 'minutes:m1', 'e0');
	left(store, 'minutes:m1', 'e1');
	const now = page(store, 'a');
	now.copy.takeOver();
	expect(words(now.doc)).toBe('minutes:m1 e1');
	now.copy.store();
	now.copy.clear();
	expect(found(store, 'e1')).toEqual(['yoriai:unsaved:minutes:m1:e0:p']);
	expect(store.values.size).toBe(1);
});

test('a long text that was written and taken out again is no longer in the way after ひらきなおす', () => {
	const store = storage();
	const before = page(store, 'a');
	const text = before.doc.getText('words');
	const steps = new Y.UndoManager(text); // like the editor's, it keeps deleted content so that undo can restore it
	text.insert(0, '議'.repeat(400_000));
	text.delete(0, 400_000);
	text.insert(0, '少しずつ');
	expect(Y.encodeStateAsUpdate(before.doc).length).toBeGreaterThan(mostEditBytes);
	before.copy.store();
	steps.destroy();

	const after = page(store, 'b');
	after.copy.takeOver();
	expect(words(after.doc)).toBe('少しずつ');
	expect(Y.encodeStateAsUpdate(after.doc).length).toBeLessThan(1_000);
});

test('[S11] what the server has refused is not sent by the next page, and can be copied there', () => {
	const store = storage();
	const before = page(store, 'a');
	before.doc.getText('words').insert(0, '坂が つらい');
	before.copy.store();
	before.copy.setAside();

	const after = page(store, 'b');
	expect(after.copy.takeOver()).toBe(false);
	const [aside] = earlierCopies(store, { document: 'minutes:m1', epoch: 'e1' });
	const doc = new Y.Doc();
	Y.applyUpdate(doc, aside?.update ?? new Uint8Array());
	expect(words(doc)).toBe('坂が つらい');
});
