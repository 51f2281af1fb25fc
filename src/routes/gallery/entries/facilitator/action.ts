import ActionLines from '#lib/components/facilitator/action/ActionLines.svelte';
import CorrectWords from '#lib/components/facilitator/action/CorrectWords.svelte';
import DueField from '#lib/components/facilitator/action/DueField.svelte';
import WordsFields from '#lib/components/facilitator/action/WordsFields.svelte';
import WordsForm from '#lib/components/facilitator/action/WordsForm.svelte';
import { draftOf, emptyDraft } from '#lib/components/facilitator/action/decide-draft.ts';
import { nothing } from '../../invented/nothing.ts';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { buying, longestAction } from '../../invented/actions.ts';
import { eachBoard, today } from '../../invented/boards.ts';
import { sender, someDrafts } from '../../invented/desk.ts';
import { aDraft } from '../../invented/draft.svelte.ts';
import { owners } from '../../invented/meeting.ts';
import { longTitle } from '../../invented/notes.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });
const drafts = someDrafts();
const busy = { ...draftOf(buying), owner: '五丁目町会' };
const fields = { owners, whatProblem: '', dueProblem: '' };
const form = {
	title: 'ことばを なおす',
	draftName: 'gallery',
	initial: emptyDraft,
	words: '記録する',
	owners,
	drafts,
	online: true,
	onrecord: () => Promise.resolve(null),
	onclose: nothing
};
const due = { on: today, month: '2026-11', problem: '' };

export const entries = [
	entry(
		'facilitator/action/ActionLines',
		ActionLines,
		eachBoard(({ actions }) => ({ actions, full: true }))
	),
	entry('facilitator/action/CorrectWords', CorrectWords, {
		ordinary: { action: buying, owners, sender, drafts }
	}),
	entry('facilitator/action/DueField', DueField, {
		...forEach(['next_meeting', 'date', 'month', 'undecided'] as const, (kind) => ({ ...due, due: kind })),
		refused: { ...due, due: 'date', on: '', problem: '日を えらんで ください。' }
	}),
	entry('facilitator/action/WordsFields', WordsFields, {
		empty: { ...fields, draft: aDraft(emptyDraft) },
		ordinary: { ...fields, draft: aDraft(draftOf(buying)) },
		busyOwner: { ...fields, draft: aDraft(busy) },
		refused: { ...fields, draft: aDraft(emptyDraft), whatProblem: longTitle, dueProblem: longTitle },
		correcting: { ...fields, draft: aDraft(busy), correcting: true },
		longest: { ...fields, draft: aDraft(draftOf(longestAction)) }
	}),
	one('facilitator/action/WordsForm', WordsForm, {
		ordinary: form,
		correcting: { ...form, initial: draftOf(buying), correcting: true },
		offline: { ...form, online: false }
	})
];
