import FilingGroups from '#lib/components/screen/steps/filing/FilingGroups.svelte';
import ScreenGrouping from '#lib/components/screen/steps/filing/ScreenGrouping.svelte';
import ScreenHidden from '#lib/components/screen/steps/writing/ScreenHidden.svelte';
import ScreenWriting from '#lib/components/screen/steps/writing/ScreenWriting.svelte';
import WritingCounts from '#lib/components/screen/steps/writing/WritingCounts.svelte';
import WritingExamples from '#lib/components/screen/steps/writing/WritingExamples.svelte';
import WritingNewest from '#lib/components/screen/steps/writing/WritingNewest.svelte';
import { filingPages } from '#lib/components/screen/steps/filing/filing-rows.ts';
import { writingExamples } from '#lib/components/screen/steps/writing/writing-examples.ts';
import { newestNotes } from '#lib/components/screen/steps/writing/writing-room.ts';
import type { Board, Group, Note } from '#lib/board/model.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { eachBoard, empty, full, longest, ordinary, placeOf } from '../../invented/boards.ts';
import { groups, longestGroups, manyGroups } from '../../invented/combinations.ts';
import { longestNote, longestNotes, manyNotes, note, notes, unbroken } from '../../invented/notes.ts';

const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });
const row = entriesFor({ size: 'projector', layout: 'below' });

const writing = { position: placeOf('write') };
/** The first step of the agenda asks for no kind, as 書く of both kinds does. */
const bothKinds = { position: 0 };
const atOnce = (board: Board) => ({ board: { ...board, ...writing, reveal: 'at_once' } as const });

const room = { width: 1824, height: 480 };
const pageOf = (groups: readonly Group[]) => ({
	page: filingPages(groups, room, [3])[0] ?? { columns: 3, groups: [], rows: [] }
});

const grid = { columns: 2, rows: 3 };
const newest = (notes: readonly Note[]) => ({ page: newestNotes(notes, { width: 1824, ...grid }), grid });

export const entries = [
	part('screen/steps/writing/ScreenWriting', ScreenWriting, {
		...eachBoard((board) => ({ board }), { ...writing, notes: [] }),
		both: { board: { ...ordinary, ...bothKinds, notes: [] } },
		bothEmpty: { board: { ...empty, ...bothKinds } },
		late: { board: { ...ordinary, ...writing } },
		atOnce: atOnce(ordinary),
		fullAtOnce: atOnce(full),
		longestAtOnce: atOnce(longest)
	}),
	part('screen/steps/writing/ScreenHidden', ScreenHidden, {
		ordinary: { tallies: ordinary.tallies },
		many: { tallies: full.tallies }
	}),
	row('screen/steps/writing/WritingCounts', WritingCounts, {
		none: { counts: [{ kind: 'komatta', count: 0 }] },
		one: { counts: [{ kind: 'mottainai', count: 12 }] },
		both: {
			counts: [
				{ kind: 'komatta', count: 128 },
				{ kind: 'mottainai', count: 128 }
			]
		}
	}),
	part('screen/steps/writing/WritingExamples', WritingExamples, {
		komatta: { examples: writingExamples('komatta') },
		mottainai: { examples: writingExamples('mottainai') },
		both: { examples: writingExamples(null) }
	}),
	part('screen/steps/writing/WritingNewest', WritingNewest, {
		few: newest(notes.slice(0, 2)),
		ordinary: newest(notes),
		many: newest(manyNotes),
		longest: newest(longestNotes)
	}),
	part('screen/steps/filing/ScreenGrouping', ScreenGrouping, {
		...eachBoard((board) => ({ board, note })),
		longestFirst: { board: empty, note: longestNote },
		longestNote: { board: longest, note: longestNote },
		unbroken: { board: ordinary, note: { ...note, text: unbroken } }
	}),
	part('screen/steps/filing/FilingGroups', FilingGroups, {
		one: pageOf(groups.slice(0, 1)),
		ordinary: pageOf(groups),
		many: pageOf(manyGroups),
		longest: pageOf(longestGroups)
	})
];
