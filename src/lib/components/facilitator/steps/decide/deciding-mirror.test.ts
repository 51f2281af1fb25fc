import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyAction } from '#lib/board/empty.ts';
import type { Deciding } from '#lib/board/model.ts';
import { DecidingMirror } from './deciding-mirror.ts';

const saying = (what: string): Deciding => {
	const { firstStep, owner, helpers, due } = emptyAction;
	return { result: 'do', what, firstStep, owner, helpers, due, combination: null };
};

let sent: (string | null)[];
let arrives: boolean;
let mirror: DecidingMirror;
beforeEach(() => {
	vi.useFakeTimers();
	sent = [];
	arrives = true;
	mirror = new DecidingMirror((deciding) => {
		sent.push(deciding?.what ?? null);
		return Promise.resolve(arrives);
	});
});
afterEach(() => vi.useRealTimers());
const later = (ms = 700) => vi.advanceTimersByTimeAsync(ms);

test('[A6] the projector gets the words after a rest, not every letter', async () => {
	mirror.show(saying('乗'));
	await later(300);
	mirror.show(saying('乗りあい'));
	await later();
	mirror.show(saying('乗りあい'));
	await later();
	expect(sent).toEqual(['乗りあい']);
});

test('[A6] in the middle of a conversion nothing goes out', async () => {
	mirror.compose(true);
	mirror.show(saying('かいもの'));
	await later();
	expect(sent).toEqual([]);
	mirror.show(saying('買い物'));
	mirror.compose(false);
	await later();
	expect(sent).toEqual(['買い物']);
});

test('[A6] a form that is left goes from the projector; one that was never shown needs not', async () => {
	mirror.close();
	expect(sent).toEqual([]);
	mirror.show(saying('買い物'));
	await later();
	mirror.close();
	await later();
	expect(sent).toEqual(['買い物', null]);
});

test('[A6] after deciding the server has taken it off already', async () => {
	mirror.show(saying('買い物'));
	await later();
	mirror.forget();
	mirror.show(null);
	await later();
	mirror.close();
	expect(sent).toEqual(['買い物']);
});

test('[A6] nothing follows a decision that is on its way; when it is refused the words are shown again', async () => {
	mirror.show(saying('買い物'));
	mirror.pause();
	await later();
	expect(sent).toEqual([]);
	mirror.show(saying('買い物'));
	await later();
	expect(sent).toEqual(['買い物']);
});

test('[A6] what did not arrive goes out with the next change', async () => {
	arrives = false;
	mirror.show(saying('買い物'));
	await later();
	arrives = true;
	mirror.show(saying('買い物'));
	await later();
	expect(sent).toEqual(['買い物', '買い物']);
});
