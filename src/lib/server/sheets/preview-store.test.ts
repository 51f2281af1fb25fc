import { expect, test } from 'vitest';
import type { AccountId } from '#lib/board/model.ts';
import { PreviewStore } from './preview-store.ts';

const [ann, ben] = ['ann', 'ben'] as AccountId[] as [AccountId, AccountId];
const file = (account: AccountId, name = '表.csv') =>
	({ account, sheet: 'areas', name, bytes: Buffer.from(name) }) as const;
const hour = 3_600_000;

test('[C77] a table is found by its account alone, and two at once do not mix', () => {
	const store = new PreviewStore();
	const [one, two] = [store.add(file(ann, '一.csv'), 0), store.add(file(ann, '二.csv'), 0)];
	expect([store.find(one, ann, 1)?.name, store.find(two, ann, 1)?.name]).toEqual(['一.csv', '二.csv']);
	expect(store.find(one, ben, 1)).toBeNull();
	store.forget(one, ben);
	expect(store.find(one, ann, 1)).not.toBeNull();
	store.forget(one, ann);
	expect([store.find(one, ann, 1), store.find(two, ann, 1)?.name]).toEqual([null, '二.csv']);
});

test('[C77] after two hours it is gone', () => {
	const store = new PreviewStore();
	const id = store.add(file(ann), 0);
	expect(store.find(id, ann, 2 * hour - 1)).not.toBeNull();
	expect(store.find(id, ann, 2 * hour)).toBeNull();
});

test('[C77] of one account three wait, of all 24; the oldest makes room, unless it is being written', () => {
	const store = new PreviewStore();
	const ids = Array.from({ length: 3 }, () => store.add(file(ann), 0));
	store.find(ids[0]!, ann, 1)!.state = 'taking';
	store.add(file(ann), 0);
	expect(ids.map((id) => store.find(id, ann, 1) !== null)).toEqual([true, false, true]);
	const others = Array.from({ length: 30 }, (_, i) => `account ${i}` as AccountId);
	const theirs = others.map((account) => store.add(file(account), 0));
	const left = theirs.filter((id, i) => store.find(id, others[i]!, 1));
	expect(left.length).toBeLessThanOrEqual(24);
	expect(store.find(theirs.at(-1)!, others.at(-1)!, 1)).not.toBeNull();
});
