import { expect, test } from 'vitest';
import { board, facts } from '../../../../../tests/support/board/discussed-board.ts';
import { draftOf } from '#lib/editor/draft.ts';
import { wordsOf } from '#lib/editor/content.ts';
import { hintFor } from './field-hints.ts';

const hinted = (next: typeof facts.next) =>
	(draftOf({ ...facts, next }, board).content ?? [])
		.filter(({ type }) => type === 'paragraph')
		.map(wordsOf)
		.filter((line) => hintFor(line) !== null)
		.map((line) => line.trim());

test('[M3] what the draft cannot know carries a hint, and what it knows does not', () => {
	expect(hinted(null)).toEqual(['欠席者', '事務局', '傍聴者', '日時', '場所']);
	const next = { startsAt: new Date('2027-01-23T01:00:00Z'), venue: '葉月台公民館' };
	expect(hinted(next)).toEqual(['欠席者', '事務局', '傍聴者']);
	expect(hintFor('欠席者　なし')).toBeNull();
});
