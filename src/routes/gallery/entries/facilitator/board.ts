import CautionBox from '#lib/components/facilitator/board/CautionBox.svelte';
import CountField from '#lib/components/facilitator/board/CountField.svelte';
import InlineText from '#lib/components/facilitator/board/InlineText.svelte';
import KindSwitch from '#lib/components/facilitator/board/KindSwitch.svelte';
import MarkedText from '#lib/components/facilitator/board/MarkedText.svelte';
import NoteEdit from '#lib/components/facilitator/board/NoteEdit.svelte';
import NoteList from '#lib/components/facilitator/board/NoteList.svelte';
import { nothing } from '../../invented/nothing.ts';
import { entriesFor } from '../../entry/entry.ts';
import { eachBoard } from '../../invented/boards.ts';
import { longestIdea, ride, tea } from '../../invented/combinations.ts';
import { sender, someDrafts } from '../../invented/desk.ts';
import { longestText, note, notes } from '../../invented/notes.ts';
import { byProxy, longestByProxy, withDetails } from '../../invented/private-notes.ts';
import { StillDrag } from '../../invented/still-drag.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });
const drafts = someDrafts();
const count = { label: '手を あげた 人', count: 4, onchange: nothing };
const inline = { label: 'なまえ', example: 'なまえを つける', onchange: nothing };

export const entries = [
	entry('facilitator/board/CautionBox', CautionBox, {
		ordinary: { combination: ride, onset: nothing },
		none: { combination: tea, onset: nothing },
		readOnly: { combination: ride },
		all: { combination: longestIdea, onset: nothing }
	}),
	entry('facilitator/board/CountField', CountField, {
		ordinary: count,
		none: { ...count, count: 0 },
		most: { ...count, count: 999 },
		disabled: { ...count, disabled: true }
	}),
	entry('facilitator/board/InlineText', InlineText, {
		empty: { ...inline, value: '' },
		ordinary: { ...inline, value: '通院と 買い物の足' },
		longest: { ...inline, value: longestText, lines: true }
	}),
	entry('facilitator/board/MarkedText', MarkedText, {
		ordinary: { text: withDetails },
		unmarked: { text: '雪かき' },
		longest: { text: withDetails + longestText }
	}),
	entry('facilitator/board/KindSwitch', KindSwitch, {
		komatta: { kind: 'komatta', onturn: nothing },
		mottainai: { kind: 'mottainai', onturn: nothing },
		phone: { kind: 'komatta', phone: true, onturn: nothing }
	}),
	one('facilitator/board/NoteEdit', NoteEdit, {
		ordinary: { note: byProxy, sender, drafts, onclose: nothing },
		phone: { note: byProxy, sender, drafts, phone: true, onclose: nothing },
		shownBefore: { note: { ...byProxy, number: 203, state: 'held' }, sender, drafts, onclose: nothing },
		longest: { note: longestByProxy, sender, drafts, onclose: nothing }
	}),
	entry('facilitator/board/NoteList', NoteList, {
		...eachBoard(({ notes }) => ({ notes, isSelected: () => false, onpress: nothing })),
		selected: { notes, isSelected: (id) => id === note.id, onpress: nothing },
		dragged: { notes, isSelected: () => false, onpress: nothing, drag: new StillDrag([note.id]) },
		readOnly: { notes, isSelected: () => false }
	})
];
