import { expect, test } from 'vitest';
import { ulid } from 'ulid';
import { parseCommand } from '#lib/board/commands.ts';
import { decision, dueOf, emptyDraft, monthsFrom, readDraft } from './decide-draft.ts';

test('what was typed comes back from the tab as it was', () => {
	const draft = { ...emptyDraft, what: '乗りあいを ためす', due: 'date', on: '2027-01-23' } as const;
	expect(readDraft(JSON.stringify(draft))).toEqual(draft);
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
