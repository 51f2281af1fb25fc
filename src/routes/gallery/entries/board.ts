import ActionCard from '#lib/components/board/ActionCard.svelte';
import CombinationCard from '#lib/components/board/CombinationCard.svelte';
import CombinationLine from '#lib/components/board/CombinationLine.svelte';
import GroupCard from '#lib/components/board/GroupCard.svelte';
import IdeaCard from '#lib/components/board/IdeaCard.svelte';
import KindButtons from '#lib/components/board/KindButtons.svelte';
import KindCounts from '#lib/components/board/KindCounts.svelte';
import Mark from '#lib/components/board/Mark.svelte';
import MiniNote from '#lib/components/board/MiniNote.svelte';
import NoteCard from '#lib/components/board/NoteCard.svelte';
import NoteStrip from '#lib/components/board/NoteStrip.svelte';
import Refused from '#lib/components/board/Refused.svelte';
import RehearsalLine from '#lib/components/board/RehearsalLine.svelte';
import Shape from '#lib/components/board/Shape.svelte';
import StatusBox from '#lib/components/board/StatusBox.svelte';
import StepChoice from '#lib/components/board/StepChoice.svelte';
import StepLine from '#lib/components/board/StepLine.svelte';
import StepRail from '#lib/components/board/StepRail.svelte';
import { emptyAction, emptyCombination } from '#lib/board/empty.ts';
import { actionStatuses, type Combination } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { nothing } from '../invented/nothing.ts';
import { button, digits, field, miniNotes } from '../around/pieces.svelte';
import { entriesFor, forEach } from '../entry/entry.ts';
import { bench, buying, keyToAsk, longestAction, unbrokenAction, undecided } from '../invented/actions.ts';
import { empty, longest } from '../invented/boards.ts';
import { group, longestGroup, longestIdea, ride, unbrokenIdea, unwritten } from '../invented/combinations.ts';
import {
	longestNote,
	longestText,
	longTitle,
	manyNotes,
	note,
	notes,
	unbroken,
	unbrokenNote
} from '../invented/notes.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const small = entriesFor({ size: 'laptop', layout: 'beside' });
const phone = entriesFor({ size: 'phone', layout: 'below' });

const unsupported = { ...note, supportPhones: 0, supportHands: 0 };

const choice = { agenda: empty.agenda, position: 3, disabled: false, ongo: nothing };

const ofPairs = <P>(of: (combination: Combination) => P) => ({
	empty: of(emptyCombination),
	ordinary: of(ride),
	withoutIdea: of(unwritten),
	longest: of(longestIdea),
	unbroken: of(unbrokenIdea)
});

export const entries = [
	entry('board/RehearsalLine', RehearsalLine, { ordinary: {}, staff: { children: button } }),
	entry('board/NoteCard', NoteCard, {
		komatta: note,
		mottainai: { kind: 'mottainai', text: '町会の 軽トラック', number: 12 },
		idea: { kind: 'idea', text: ride.idea },
		withoutNumber: { kind: 'komatta', text: note.text },
		selected: { ...note, selected: true, onpress: nothing },
		held: { kind: 'komatta', text: note.text, held: true },
		more: { ...note, children: '届きました' },
		empty: { kind: 'mottainai', text: '' },
		longest: { kind: 'komatta', text: longestText, number: 1998, held: true },
		unbroken: { kind: 'mottainai', text: unbroken, number: 1999 }
	}),
	entry('board/MiniNote', MiniNote, {
		ordinary: { note: unsupported },
		supported: { note },
		carried: { note: { ...note, carried: true } },
		selected: { note, selected: true, onpress: nothing },
		longest: { note: longestNote },
		unbroken: { note: unbrokenNote }
	}),
	small('board/NoteStrip', NoteStrip, {
		komatta: { kind: 'komatta', number: 203 },
		mottainai: { kind: 'mottainai', number: 1999 },
		withoutNumber: { kind: 'idea', number: null }
	}),
	small('board/Shape', Shape, {
		komatta: { kind: 'komatta' },
		mottainai: { kind: 'mottainai' },
		idea: { kind: 'idea' }
	}),
	small('board/Mark', Mark, {
		komatta: { kind: 'komatta' },
		count: { kind: 'mottainai', count: 12 },
		number: { kind: 'komatta', number: 203 },
		idea: { kind: 'idea' }
	}),
	small('board/KindCounts', KindCounts, {
		empty: { counts: { komatta: 0, mottainai: 0 } },
		ordinary: { counts: { komatta: 6, mottainai: 2 } },
		one: { counts: { komatta: 0, mottainai: 3 } },
		many: { counts: { komatta: 1024, mottainai: 976 } }
	}),
	entry('board/GroupCard', GroupCard, {
		empty: { title: '', notes: [] },
		ordinary: { ...group, children: miniNotes },
		one: { title: group.title, number: 2, notes: [note] },
		loose: { title: 'まだ まとめていない紙', notes, loose: true },
		pressable: { ...group, onpress: nothing },
		selected: { ...group, selected: true, onpress: nothing },
		naming: { ...group, naming: field, tools: button },
		many: { title: group.title, number: 12, notes: manyNotes },
		longest: { ...longestGroup, onpress: nothing, tools: button },
		unbroken: { title: unbroken, number: 130, notes }
	}),
	entry('board/IdeaCard', IdeaCard, {
		empty: { idea: '' },
		ordinary: { idea: ride.idea },
		selected: { idea: ride.idea, selected: true, onpress: nothing },
		longest: { idea: longestText }
	}),
	entry('board/CombinationCard', CombinationCard, {
		...ofPairs((combination) => ({ combination })),
		stacked: { combination: ride, stacked: true }
	}),
	entry('board/CombinationLine', CombinationLine, {
		...ofPairs((combination) => ({ combination })),
		number: { combination: ride, number: 12 },
		writing: { combination: ride, number: 1, writing: field }
	}),
	entry('board/ActionCard', ActionCard, {
		empty: { action: emptyAction },
		ordinary: { action: buying },
		asked: { action: keyToAsk },
		undecided: { action: undecided },
		status: { action: bench, showsStatus: true },
		remark: { action: bench, showsRemark: true },
		longest: { action: longestAction, showsStatus: true },
		unbroken: { action: unbrokenAction }
	}),
	small(
		'board/StatusBox',
		StatusBox,
		forEach(actionStatuses, (status) => ({ status }))
	),
	entry('board/StepRail', StepRail, {
		ordinary: { agenda: empty.agenda, position: 3, ongo: nothing, children: digits },
		first: { agenda: empty.agenda, position: 0, ongo: nothing },
		last: { agenda: empty.agenda, position: empty.agenda.length - 1, ongo: nothing },
		offline: { agenda: empty.agenda, position: 3, ongo: nothing, disabled: true },
		longest: { agenda: longest.agenda, position: 2, ongo: nothing, children: digits }
	}),
	phone('board/StepChoice', StepChoice, {
		ordinary: choice,
		last: { ...choice, position: empty.agenda.length - 1 },
		offline: { ...choice, disabled: true },
		longest: { ...choice, agenda: longest.agenda }
	}),
	entry('board/Refused', Refused, {
		...forEach(Object.keys(closeCodes), (name) => ({
			code: Object.entries(closeCodes).find(([key]) => key === name)?.[1] ?? null,
			saved: true,
			path: '/meetings'
		})),
		unsaved: { code: closeCodes.otherLayout, saved: false, path: '/meetings' }
	}),
	phone('board/KindButtons', KindButtons, {
		komatta: { chosen: 'komatta', onchoose: nothing },
		mottainai: { chosen: 'mottainai', onchoose: nothing }
	}),
	phone('board/StepLine', StepLine, {
		now: { tile: 'now', title: '困っている', right: digits },
		over: { tile: 'over', title: '確認' },
		before: { tile: 'before', title: '受付' },
		longest: { tile: 'now', title: longTitle, right: digits }
	})
];
