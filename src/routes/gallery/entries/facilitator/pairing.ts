import RemoteList from '#lib/components/facilitator/remote/RemoteList.svelte';
import RemoteQuestions from '#lib/components/facilitator/remote/RemoteQuestions.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { now } from '../../invented/boards.ts';
import { nothing } from '../../invented/nothing.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });

const questions = { disabled: false, onanswer: nothing };
const remotes = { disabled: false, onremove: nothing };
const remote = (digits: number, since: number | null) => ({ key: `key-${digits}`, digits, since });

export const entries = [
	entry('facilitator/remote/RemoteQuestions', RemoteQuestions, {
		empty: { ...questions, pending: [] },
		ordinary: { ...questions, pending: [{ request: 'a', digits: 37 }] },
		disabled: { ...questions, disabled: true, pending: [{ request: 'a', digits: 37 }] },
		most: {
			...questions,
			pending: [37, 52, 10, 99, 84].map((digits) => ({ request: `request-${digits}`, digits }))
		}
	}),
	entry('facilitator/remote/RemoteList', RemoteList, {
		empty: { ...remotes, remotes: [] },
		ordinary: { ...remotes, remotes: [remote(37, now())] },
		coming: { ...remotes, remotes: [remote(37, now()), remote(52, null)] },
		disabled: { ...remotes, disabled: true, remotes: [remote(37, now())] }
	})
];
