import { expect, test } from 'vitest';
import type { NoteId } from '../board/model.ts';
import { Outbox, type KeyValueStore } from './outbox.ts';

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

const device = (now: () => number) => ({ wall: now, monotonic: now });
const ask = (text: string) => ({ type: 'note.post', kind: 'komatta', text }) as const;

test('[S1] what was written survives a reload under the same id, in the order of writing', () => {
	const store = storage();
	const before = new Outbox(
		store,
		'm1',
		device(() => 1_000)
	);
	const ids = [before.add(ask('一'))];
	const later = new Outbox(
		store,
		'm1',
		device(() => 2_000)
	);
	ids.push(later.add(ask('二')));

	const after = new Outbox(store, 'm1');
	expect(after.waiting.map(({ command }) => command.id)).toEqual(ids);
	expect(after.waiting.map(({ command }) => 'text' in command && command.text)).toEqual(['一', '二']);
	expect(new Outbox(store, 'm2').waiting).toEqual([]);
});

test('[S1] only an answer removes a note; a lost one goes out again with the same id', () => {
	let now = 0;
	const outbox = new Outbox(
		storage(),
		'm1',
		device(() => now)
	);
	const id = outbox.add(ask('米が 重い'));
	outbox.sent(id);
	expect(outbox.due(6_000)).toEqual([]);
	now = 6_000;
	expect(outbox.due(6_000).map((command) => command.id)).toEqual([id]);
	outbox.sent(id);
	outbox.reconnected();
	expect(outbox.due(6_000)).toHaveLength(1);
	outbox.answered({ id, ok: true, seq: 3, result: {} });
	expect(outbox.waiting).toEqual([]);
});

test('"try again" keeps a note in the outbox; any other no gives the words back, also after a reload', () => {
	const store = storage();
	const outbox = new Outbox(store, 'm1');
	const id = outbox.add(ask('長い'));
	outbox.answered({ id, ok: false, refusal: 'try_again' });
	expect(outbox.waiting).toHaveLength(1);
	outbox.answered({ id, ok: false, refusal: 'text_too_long' });
	expect(outbox.waiting).toEqual([]);

	const reloaded = new Outbox(store, 'm1');
	expect(reloaded.returned).toMatchObject([{ refusal: 'text_too_long', command: { text: '長い' } }]);
	reloaded.drop(id);
	expect(store.values.size).toBe(0);
});

test('a browser that keeps nothing still sends, and the page can say so', () => {
	const outbox = new Outbox(storage(true), 'm1');
	outbox.add(ask('のこらない'));
	expect(outbox.waiting).toHaveLength(1);
	expect(outbox.kept).toBe(false);
});

test('words that somebody else put into the storage are not sent', () => {
	const store = storage();
	store.setItem('yoriai:out:m1:x', '{"command":{"type":7},"at":1,"refusal":null}');
	store.setItem('yoriai:out:m1:y', 'not even json');
	expect(new Outbox(store, 'm1').waiting).toEqual([]);
});

test('two presses in one millisecond go out in the order in which they were pressed', () => {
	const outbox = new Outbox(
		storage(),
		'm1',
		device(() => 1_000)
	);
	const words = Array.from({ length: 20 }, (_, i) => `${i}枚目`);
	for (const text of words) outbox.add(ask(text));
	expect(outbox.due(0).map((command) => 'text' in command && command.text)).toEqual(words);
});

test('[S1] the last word about a note or an idea goes out; an older one that had to wait does not come after it', () => {
	let now = 0;
	const outbox = new Outbox(
		storage(),
		'm1',
		device(() => now)
	);
	const edit = (note: string, text: string) => ({ type: 'note.edit', note: note as NoteId, text }) as const;
	const first = outbox.add(edit('n1', '二'));
	outbox.sent(first);
	outbox.answered({ id: first, ok: false, refusal: 'try_again' });
	now = 1_000;
	const other = outbox.add(edit('n2', 'べつの紙'));
	const last = outbox.add(edit('n1', '三'));
	now = 20_000;
	expect(outbox.due(6_000).map(({ id }) => id)).toEqual([other, last]);
	expect(outbox.waiting).toHaveLength(2);
	outbox.add({ type: 'note.withdraw', note: 'n1' as NoteId });
	expect(outbox.due(6_000).map(({ type }) => type)).toEqual(['note.edit', 'note.withdraw']);
	outbox.add(ask('一'));
	outbox.add(ask('一'));
	expect(outbox.waiting).toHaveLength(4);
});

test('[T3] how long a note waits, and when it goes out again, is not changed by setting the clock', () => {
	const clock = { wall: 1_800_000_000_000, monotonic: 5_000 };
	const outbox = new Outbox(storage(), 'm1', { wall: () => clock.wall, monotonic: () => clock.monotonic });
	const id = outbox.add(ask('米が 重い'));
	outbox.sent(id);
	for (const jump of [-45_000, -600_000, 86_400_000, -86_400_000]) {
		clock.wall += jump;
		expect([outbox.oldestMs, outbox.due(6_000).length], `by ${jump}`).toEqual([0, 0]);
	}
	clock.monotonic += 6_000;
	expect([outbox.oldestMs, outbox.due(6_000).length]).toEqual([6_000, 1]);
});

test('[T4] a note from the future waits from now on, is sent, and comes before what is written after it', () => {
	const store = storage();
	const ahead = new Outbox(
		store,
		'm1',
		device(() => 1_800_086_400_000)
	);
	const first = ahead.add(ask('時計が 進んでいた とき'));
	const clock = { wall: 1_800_000_000_000, monotonic: 0 };
	const outbox = new Outbox(store, 'm1', { wall: () => clock.wall, monotonic: () => clock.monotonic });
	const second = outbox.add(ask('合ってから'));
	expect(outbox.due(6_000).map(({ id }) => id)).toEqual([first, second]);
	expect(outbox.oldestMs).toBe(0);
	clock.monotonic += 12_000;
	expect(outbox.oldestMs).toBe(12_000);
});

test('[T4] what a broken storage holds as a moment keeps nobody from writing', () => {
	const store = storage();
	const stored = { command: { id: '1', type: 'note.post' }, at: 1e300, refusal: null };
	store.setItem('yoriai:out:m1:1', JSON.stringify(stored));
	const outbox = new Outbox(store, 'm1');
	const ids = ['一', '二'].map((text) => outbox.add(ask(text)));
	expect(new Set(ids).size).toBe(2);
	expect(outbox.waiting).toHaveLength(3);
});
