import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mostEditBytes } from '../wire/frames.ts';
import type { Keep } from './outbox.ts';
import { earlierCopies, UnsavedCopy } from './unsaved-copy.ts';

function storage(full = false): Keep & { values: Map<string, string> } {
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

const page = (keep: Keep | null, name: string, doc = new Y.Doc()) => ({
	doc,
	copy: new UnsavedCopy(keep, doc, { document: 'minutes:m1', epoch: 'e1', page: name })
});
/** Written in 会議録 of this meeting and epoch, kept, and never saved. */
function left(keep: Keep, document: string, epoch: string): void {
	const doc = new Y.Doc();
	doc.getText('words').insert(0, `${document} ${epoch}`);
	new UnsavedCopy(keep, doc, { document, epoch, page: 'p' }).store();
}
const found = (keep: Keep, epoch: string | null) =>
	earlierCopies(keep, { document: 'minutes:m1', epoch }).map(({ key }) => key);
const words = (doc: Y.Doc) => doc.getText('words').toJSON();

test('[S4] what was typed without a connection is there again after a reload, until it is committed', () => {
	const keep = storage();
	const before = page(keep, 'a');
	before.doc.getText('words').insert(0, '議事の 途中');
	before.copy.store();

	const after = page(keep, 'b');
	expect(after.copy.takeOver()).toBe(true);
	expect(words(after.doc)).toBe('議事の 途中');
	expect(keep.values.size).toBe(1); // not committed yet: it stays
	after.copy.clear();
	expect(keep.values.size).toBe(0);
	expect(page(keep, 'c').copy.takeOver()).toBe(false);
});

test('[S4] two pages that were lost at once are both taken over', () => {
	const keep = storage();
	for (const name of ['a', 'b']) {
		const lost = page(keep, name);
		lost.doc.getText('words').insert(0, name);
		lost.copy.store();
	}
	const after = page(keep, 'c');
	after.copy.takeOver();
	expect([...words(after.doc)].sort()).toEqual(['a', 'b']);
});

test('a page that saves clears its own, and not what another page has written since', () => {
	const keep = storage();
	const mine = page(keep, 'a');
	const other = page(keep, 'b');
	other.copy.store();
	mine.copy.store();
	mine.copy.clear();
	expect([...keep.values.keys()]).toEqual(['yoriai:unsaved:minutes:m1:e1:b']);
});

test('a copy that was cut short, and those of other minutes, are passed over', () => {
	const keep = storage();
	keep.setItem('yoriai:unsaved:minutes:m1:e1:x', 'AAE');
	keep.setItem('yoriai:unsaved:minutes:m1:e1:y', '%%%');
	keep.setItem('yoriai:unsaved:minutes:m2:e1:z', 'AAA=');
	const after = page(keep, 'a');
	after.copy.takeOver();
	expect(words(after.doc)).toBe('');
	after.copy.clear();
	expect([...keep.values.keys()]).toEqual(['yoriai:unsaved:minutes:m2:e1:z']);
});

test('a browser that keeps nothing says so, so that the page can ask before it is left', () => {
	for (const keep of [storage(true), null]) {
		const { copy } = page(keep, 'a');
		copy.store();
		expect(copy.kept).toBe(false);
	}
});

test('after a restore what was not saved before is found by its meeting, and other meetings are left alone', () => {
	const keep = storage();
	left(keep, 'minutes:m1', 'e0');
	left(keep, 'minutes:m1', 'e1'); // the present one: taken over, and sent
	left(keep, 'minutes:m1', 'e11');
	left(keep, 'minutes:m11', 'e0');
	left(keep, 'board:m1', 'e0');
	keep.setItem('yoriai:out:minutes:m1:e0:p', 'a phone’s outbox');
	const earlier = ['yoriai:unsaved:minutes:m1:e0:p', 'yoriai:unsaved:minutes:m1:e11:p'];
	expect(found(keep, 'e1')).toEqual(earlier);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, earlierCopies(keep, { document: 'minutes:m1', epoch: 'e1' })[0]!.update!);
	expect(words(doc)).toBe('minutes:m1 e0');
	expect(found(keep, null)).toHaveLength(3); // nobody has begun 会議録 in what was restored
});

test('saving what is written now does not remove what was left before the restore', () => {
	const keep = storage();
	left(keep, 'minutes:m1', 'e0');
	left(keep, 'minutes:m1', 'e1');
	const now = page(keep, 'a');
	now.copy.takeOver();
	expect(words(now.doc)).toBe('minutes:m1 e1');
	now.copy.store();
	now.copy.clear();
	expect(found(keep, 'e1')).toEqual(['yoriai:unsaved:minutes:m1:e0:p']);
	expect(keep.values.size).toBe(1);
});

test('a long text that was written and taken out again is no longer in the way after ひらきなおす', () => {
	const keep = storage();
	const before = page(keep, 'a');
	const text = before.doc.getText('words');
	const steps = new Y.UndoManager(text); // the editor's: it keeps what it can bring back
	text.insert(0, '議'.repeat(400_000));
	text.delete(0, 400_000);
	text.insert(0, '少しずつ');
	expect(Y.encodeStateAsUpdate(before.doc).length).toBeGreaterThan(mostEditBytes);
	before.copy.store();
	steps.destroy();

	const after = page(keep, 'b');
	after.copy.takeOver();
	expect(words(after.doc)).toBe('少しずつ');
	expect(Y.encodeStateAsUpdate(after.doc).length).toBeLessThan(1_000);
});

test('[S11] what the server has refused is not sent by the next page, and can be copied there', () => {
	const keep = storage();
	const before = page(keep, 'a');
	before.doc.getText('words').insert(0, '坂が つらい');
	before.copy.store();
	before.copy.setAside();

	const after = page(keep, 'b');
	expect(after.copy.takeOver()).toBe(false);
	const [aside] = earlierCopies(keep, { document: 'minutes:m1', epoch: 'e1' });
	const doc = new Y.Doc();
	Y.applyUpdate(doc, aside?.update ?? new Uint8Array());
	expect(words(doc)).toBe('坂が つらい');
});
