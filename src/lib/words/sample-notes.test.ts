import { expect, test } from 'vitest';
import { marksIn } from '#lib/board/text/personal-information.ts';
import { samplesAhead, samplesArriving } from './sample-notes.ts';

test('a rehearsal has 24 sample notes, of each kind as many, of which six arrive while people write', () => {
	const all = [...samplesAhead, ...samplesArriving];
	expect([all.length, samplesArriving.length]).toEqual([24, 6]);
	for (const notes of [samplesAhead, samplesArriving])
		expect(notes.filter(({ kind }) => kind === 'komatta')).toHaveLength(notes.length / 2);
	expect(new Set(all.map(({ words }) => words())).size).toBe(24);
});

test('no sample note points at anybody, so none of them waits in あずかり', () => {
	const marked = [...samplesAhead, ...samplesArriving].filter(({ words }) => marksIn(words()).length > 0);
	expect(marked.map(({ words }) => words())).toEqual([]);
});
