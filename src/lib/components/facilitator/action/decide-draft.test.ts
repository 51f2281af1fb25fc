import { expect, test } from 'vitest';
import { ulid } from 'ulid';
import { parseCommand } from '#lib/board/policy/commands.ts';
import { emptyAction } from '#lib/board/empty.ts';
import type { CombinationId } from '#lib/board/model.ts';
import {
	decidingOf,
	decision,
	draftOf,
	dueOf,
	emptyDraft,
	monthsFrom,
	readDraft,
	wordsOf,
	writeDraft
} from './decide-draft.ts';

test('what was typed comes back from the tab as it was', () => {
	const draft = { ...emptyDraft, what: '乗りあいを ためす', due: 'date', on: '2027-01-23' } as const;
	expect(readDraft(writeDraft(draft))).toEqual(draft);
	expect(writeDraft(emptyDraft)).toBe('');
});

test('words that cannot be read give an empty form, not an error', () => {
	expect(readDraft('{"what":1}')).toEqual(emptyDraft);
	expect(readDraft('')).toEqual(emptyDraft);
});

test('いつまでに is 次回まで unless somebody says otherwise', () => {
	expect(dueOf(emptyDraft)).toEqual({ kind: 'next_meeting' });
});

test('a day that was chosen and not named is asked for', () => {
	expect(dueOf({ ...emptyDraft, due: 'date' })).toBeNull();
	expect(dueOf({ ...emptyDraft, due: 'month' })).toBeNull();
	expect(dueOf({ ...emptyDraft, due: 'month', month: '2027-03' })).toEqual({
		kind: 'month',
		month: '2027-03'
	});
});

test('a decision is a command that the server understands', () => {
	const due = dueOf({ ...emptyDraft, due: 'date', on: '2027-01-23' });
	const ask = decision({ ...emptyDraft, what: 'ためす' }, due ?? { kind: 'undecided' }, null);
	expect(parseCommand({ id: ulid(), ...ask })).toMatchObject({ what: 'ためす', due: { on: '2027-01-23' } });
});

test('the months go on into the next year', () => {
	const months = monthsFrom(new Date(2026, 10, 30));
	expect(months.slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
	expect(months).toHaveLength(12);
});

test('[A6] だれかに 聞いてみる is a result of its own', () => {
	const ask = decision({ ...emptyDraft, result: 'ask', what: '運転の きまり' }, { kind: 'undecided' }, null);
	expect(parseCommand({ id: ulid(), ...ask })).toMatchObject({ result: 'ask', what: '運転の きまり' });
});

test('[A6] an empty form without an idea shows nothing; a chosen idea or one word shows it', () => {
	expect(decidingOf(emptyDraft, null)).toBeNull();
	expect(decidingOf(emptyDraft, 'c1' as CombinationId)).toMatchObject({ combination: 'c1' });
	expect(decidingOf({ ...emptyDraft, what: '乗', due: 'date' }, null)).toMatchObject({
		what: '乗',
		due: { kind: 'undecided' }
	});
});

test('a やること that is corrected begins with its words as they stand', () => {
	const action = {
		...emptyAction,
		what: '乗りあい',
		helpers: '米店',
		due: { kind: 'month', month: '2027-03' }
	} as const;
	const draft = draftOf(action);
	expect(wordsOf(draft, dueOf(draft) ?? { kind: 'undecided' })).toMatchObject({
		what: '乗りあい',
		helpers: '米店',
		due: { kind: 'month', month: '2027-03' }
	});
});
