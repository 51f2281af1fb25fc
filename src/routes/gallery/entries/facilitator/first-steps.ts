import BoardGroup from '#lib/components/facilitator/steps/group/BoardGroup.svelte';
import BringAction from '#lib/components/facilitator/steps/review/BringAction.svelte';
import FilingGroups from '#lib/components/facilitator/steps/filing/FilingGroups.svelte';
import FilingTools from '#lib/components/facilitator/steps/filing/FilingTools.svelte';
import FilingView from '#lib/components/facilitator/steps/filing/FilingView.svelte';
import GroupBoard from '#lib/components/facilitator/steps/group/GroupBoard.svelte';
import GroupColumns from '#lib/components/facilitator/steps/group/GroupColumns.svelte';
import GroupDock from '#lib/components/facilitator/steps/group/GroupDock.svelte';
import GroupStep from '#lib/components/facilitator/steps/group/GroupStep.svelte';
import NewGroupName from '#lib/components/facilitator/steps/filing/NewGroupName.svelte';
import NewGroupPlace from '#lib/components/facilitator/steps/group/drag/NewGroupPlace.svelte';
import NoteActs from '#lib/components/facilitator/steps/group/NoteActs.svelte';
import ReceptionStep from '#lib/components/facilitator/steps/reception/ReceptionStep.svelte';
import ReviewAction from '#lib/components/facilitator/steps/review/ReviewAction.svelte';
import ReviewStep from '#lib/components/facilitator/steps/review/ReviewStep.svelte';
import SelectionBar from '#lib/components/facilitator/steps/group/SelectionBar.svelte';
import Tray from '#lib/components/facilitator/steps/group/Tray.svelte';
import WayIn from '#lib/components/facilitator/steps/reception/WayIn.svelte';
import WriteStep from '#lib/components/facilitator/steps/write/WriteStep.svelte';
import { Filing } from '#lib/components/facilitator/steps/filing/filing.svelte.ts';
import { Selection } from '#lib/components/facilitator/steps/group/selection.svelte.ts';
import type { Note } from '#lib/board/model.ts';
import { nothing } from '../../invented/nothing.ts';
import AtDesk from '../../around/AtDesk.svelte';
import { button } from '../../around/pieces.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { bench, earlier, longestAction } from '../../invented/actions.ts';
import { eachBoard, empty, longest, ordinary, placeOf } from '../../invented/boards.ts';
import { group, groups, longestGroup, longestGroups, manyGroups, snow } from '../../invented/combinations.ts';
import { aDesk, arranger, offline, reader, sender, someDrafts, someTools } from '../../invented/desk.ts';
import { doorway, owners } from '../../invented/meeting.ts';
import { longestNote, longTitle, note, notes, unbroken } from '../../invented/notes.ts';
import { longestPrivateNotes } from '../../invented/private-notes.ts';
import { StillDrag } from '../../invented/still-drag.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });
const whole = entriesFor({ size: 'laptop', layout: 'windows' });
const atDesk = entriesFor({ size: 'laptop', layout: 'below', around: AtDesk });
const oneAtDesk = entriesFor({ size: 'laptop', layout: 'one', around: AtDesk });

const drafts = someDrafts();
const tools = someTools();

function selected(...chosen: readonly Note[]): Selection {
	const selection = new Selection(() => notes);
	for (const { id } of chosen) selection.toggle(id);
	return selection;
}

const nothingSelected = selected();
const drag = new StillDrag();
/** Over the first group. */
const dragged = new StillDrag([note.id], group.id);
const arranging = { arranger, drafts, selection: nothingSelected, drag };
const tray = { mayArrange: true, selection: nothingSelected, drag };
const filing = { filled: null, disabled: false, onfile: nothing };
const bar = {
	count: 3,
	canPut: true,
	canTakeOut: true,
	ongather: nothing,
	onput: nothing,
	ontakeout: nothing,
	onstop: nothing
};
const acts = { open: true, sender, ondone: nothing };
const known = { owners, sender, drafts };
const grouping = { position: placeOf('group') };
const deskOf = (board: typeof ordinary) => aDesk({ board });

export const entries = [
	entry('facilitator/steps/reception/ReceptionStep', ReceptionStep, {
		...eachBoard((board) => ({ board, doorway, counting: tools.counting, sender })),
		offline: { board: ordinary, doorway, counting: tools.counting, sender: offline }
	}),
	entry('facilitator/steps/reception/WayIn', WayIn, {
		ordinary: doorway,
		longest: { ...doorway, link: unbroken, address: 'yoriai.shien-kyogikai.example:8443' }
	}),
	entry('facilitator/steps/review/ReviewStep', ReviewStep, {
		...eachBoard((board) => ({ desk: deskOf(board) })),
		closed: { desk: deskOf({ ...ordinary, phase: 'closed' }) }
	}),
	entry('facilitator/steps/review/ReviewAction', ReviewAction, {
		...Object.fromEntries(earlier.map((action) => [action.status, { ...known, action }])),
		offline: { ...known, sender: offline, action: bench },
		longest: { ...known, action: longestAction }
	}),
	entry('facilitator/steps/review/BringAction', BringAction, { ordinary: known }),
	entry('facilitator/steps/write/WriteStep', WriteStep, {
		...eachBoard((board) => ({ desk: deskOf(board), tools, showing: false })),
		showing: { desk: deskOf(ordinary), tools, showing: true },
		longestHidden: {
			desk: aDesk({ board: longest, privateNotes: longestPrivateNotes }),
			tools,
			showing: true
		}
	}),
	one('facilitator/steps/filing/FilingView', FilingView, {
		...eachBoard((board) => ({ desk: deskOf(board) }), grouping)
	}),
	entry('facilitator/steps/filing/FilingGroups', FilingGroups, {
		empty: { ...filing, groups: [] },
		ordinary: { ...filing, groups },
		filled: { ...filing, groups, filled: group.id },
		disabled: { ...filing, groups, disabled: true },
		many: { ...filing, groups: manyGroups },
		longest: { ...filing, groups: longestGroups }
	}),
	entry('facilitator/steps/filing/FilingTools', FilingTools, {
		ordinary: { filing: new Filing(deskOf(ordinary)), disabled: false },
		disabled: { filing: new Filing(deskOf(empty)), disabled: true }
	}),
	one('facilitator/steps/filing/NewGroupName', NewGroupName, {
		ordinary: { group, mayArrange: true, drafts, onname: nothing },
		longest: { group: longestGroup, mayArrange: true, drafts, onname: nothing }
	}),
	oneAtDesk('facilitator/steps/group/GroupStep', GroupStep, {
		ordinary: { desk: deskOf(ordinary) },
		oneByOne: { desk: deskOf({ ...ordinary, ...grouping }), oneByOne: true },
		closed: { desk: deskOf({ ...ordinary, phase: 'closed' }) }
	}),
	oneAtDesk('facilitator/steps/group/GroupBoard', GroupBoard, {
		...eachBoard((board) => ({ board, arranger, sender, drafts, ondock: nothing })),
		readOnly: { board: ordinary, arranger: reader, sender, drafts, ondock: nothing }
	}),
	atDesk('facilitator/steps/group/GroupColumns', GroupColumns, {
		...eachBoard((board) => ({ ...arranging, board, onmerge: nothing })),
		dragged: { ...arranging, board: ordinary, drag: dragged, onmerge: nothing }
	}),
	atDesk('facilitator/steps/group/BoardGroup', BoardGroup, {
		ordinary: { ...arranging, group, onmerge: nothing },
		alone: { ...arranging, group },
		selected: { ...arranging, group, selection: selected(note) },
		dragged: { ...arranging, group, drag: dragged },
		onWall: { ...arranging, group: snow, onmerge: nothing },
		readOnly: { ...arranging, group, arranger: reader },
		longest: { ...arranging, group: longestGroup, onmerge: nothing }
	}),
	one('facilitator/steps/group/GroupDock', GroupDock, {
		ordinary: { groups, onchoose: nothing, onclose: nothing },
		merging: { groups, title: longTitle, onchoose: nothing, onclose: nothing },
		many: { groups: manyGroups, onchoose: nothing, onclose: nothing },
		longest: { groups: longestGroups, onchoose: nothing, onclose: nothing }
	}),
	atDesk('facilitator/steps/group/NoteActs', NoteActs, {
		one: { ...acts, notes: [note] },
		many: { ...acts, notes },
		carried: { ...acts, notes: [{ ...note, carried: true }] },
		offline: { ...acts, notes: [note], sender: offline },
		over: { ...acts, notes: [note], open: false },
		longest: { ...acts, notes: [longestNote] }
	}),
	whole('facilitator/steps/group/SelectionBar', SelectionBar, {
		ordinary: bar,
		disabled: { ...bar, canPut: false, canTakeOut: false },
		more: { ...bar, count: 128, children: button }
	}),
	entry('facilitator/steps/group/Tray', Tray, {
		...eachBoard((board) => ({ ...tray, board })),
		allGathered: { ...tray, board: { ...ordinary, ungrouped: [] } },
		dragged: { ...tray, board: ordinary, drag: new StillDrag(ordinary.ungrouped.map(({ id }) => id)) },
		over: { ...tray, board: ordinary, drag: new StillDrag([note.id], 'loose') },
		readOnly: { ...tray, board: ordinary, mayArrange: false }
	}),
	whole('facilitator/steps/group/drag/NewGroupPlace', NewGroupPlace, {
		ordinary: { drag: new StillDrag([note.id]) },
		over: { drag: new StillDrag([note.id], 'new') },
		many: { drag: new StillDrag(notes.map(({ id }) => id)) }
	})
];
