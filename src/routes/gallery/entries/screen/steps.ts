import ActionForm from '#lib/components/screen/steps/ActionForm.svelte';
import ReceptionAbout from '#lib/components/screen/steps/ReceptionAbout.svelte';
import ReceptionDoor from '#lib/components/screen/steps/ReceptionDoor.svelte';
import ReceptionRules from '#lib/components/screen/steps/ReceptionRules.svelte';
import ReceptionShut from '#lib/components/screen/steps/ReceptionShut.svelte';
import ScreenBreak from '#lib/components/screen/steps/ScreenBreak.svelte';
import ScreenClose from '#lib/components/screen/steps/ScreenClose.svelte';
import ScreenCombine from '#lib/components/screen/steps/ScreenCombine.svelte';
import ScreenDecide from '#lib/components/screen/steps/ScreenDecide.svelte';
import ScreenGroups from '#lib/components/screen/steps/ScreenGroups.svelte';
import ScreenNotes from '#lib/components/screen/steps/ScreenNotes.svelte';
import ScreenReception from '#lib/components/screen/steps/ScreenReception.svelte';
import ScreenReport from '#lib/components/screen/steps/ScreenReport.svelte';
import ScreenReview from '#lib/components/screen/steps/ScreenReview.svelte';
import { emptyAction } from '#lib/board/empty.ts';
import { rulesOf } from '#lib/words/usual-rules.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { digits } from '../../around/pieces.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { buying, halfDecided, keyToAsk, longestAction } from '../../invented/actions.ts';
import { eachBoard, empty, full, longest, ordinary } from '../../invented/boards.ts';
import { longestIdea, ride } from '../../invented/combinations.ts';
import { doorway, next } from '../../invented/meeting.ts';
import { longestText, longTitle } from '../../invented/notes.ts';
import { onPick, picks, wallWith } from '../../invented/wall.ts';

const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });

const withoutTime = { endsAt: null, leftMs: null };

export const entries = [
	part('screen/steps/ScreenReception', ScreenReception, {
		...eachBoard((board) => ({ ...doorway, board })),
		longAddress: { ...doorway, board: ordinary, address: 'yoriai.shien-kyogikai.example' }
	}),
	part('screen/steps/ReceptionShut', ReceptionShut, {
		early: { board: { ...ordinary, phase: 'draft' }, startsAt: '10:00' },
		again: { board: ordinary, startsAt: '10:00' },
		withoutTheme: { board: { ...empty, phase: 'draft' }, startsAt: '10:00' },
		longest: { board: { ...longest, phase: 'draft' }, startsAt: '10:00' }
	}),
	part('screen/steps/ReceptionDoor', ReceptionDoor, {
		ordinary: doorway,
		longest: { ...doorway, address: 'yoriai.shien-kyogikai.example:8443' }
	}),
	part('screen/steps/ReceptionRules', ReceptionRules, {
		ordinary: { rules: rulesOf(''), from: 0 },
		further: { rules: rulesOf('').slice(0, 2), from: 5 },
		guide: { rules: rulesOf(''), from: 0, guide: '支えあい活動の 手引き' },
		longest: { rules: rulesOf(longest.rules).slice(0, 4), from: 0 }
	}),
	part('screen/steps/ReceptionAbout', ReceptionAbout, {
		empty: { theme: '', confidentiality: 'public' },
		ordinary: { theme: ordinary.theme, confidentiality: 'members' },
		longest: { theme: longestText, confidentiality: 'closed' }
	}),
	part(
		'screen/steps/ScreenReview',
		ScreenReview,
		eachBoard(({ actions }) => ({ actions: actions.filter(({ from }) => from === 'earlier') }))
	),
	part(
		'screen/steps/ScreenNotes',
		ScreenNotes,
		eachBoard(({ notes }) => ({ notes }))
	),
	part(
		'screen/steps/ScreenGroups',
		ScreenGroups,
		eachBoard(({ groups, ungrouped }) => ({ groups, ungrouped }))
	),
	part('screen/steps/ScreenBreak', ScreenBreak, {
		...eachBoard((board) => ({ board, time: digits })),
		withoutTime: { board: { ...ordinary, timer: withoutTime }, time: digits }
	}),
	part('screen/steps/ScreenCombine', ScreenCombine, {
		...eachBoard((board) => ({ board })),
		notes: { board: { ...ordinary, combinations: [] } },
		allNotes: { board: { ...ordinary, ...onPick([]) } },
		earlierIdea: { board: { ...ordinary, wall: wallWith({ focus: { type: 'combination', id: ride.id } }) } },
		oneSide: { board: { ...ordinary, ...onPick(picks.one) } },
		bothSides: { board: { ...ordinary, ...onPick(picks.both) } },
		withGroup: { board: { ...ordinary, ...onPick(picks.group) } },
		many: { board: { ...full, ...onPick(picks.many) } }
	}),
	part('screen/steps/ScreenDecide', ScreenDecide, {
		...eachBoard((board) => ({ board })),
		one: { board: { ...ordinary, actions: [buying] } },
		deciding: { board: { ...ordinary, deciding: halfDecided } },
		votes: { board: { ...ordinary, actions: [], voting: 'shown' } },
		ideas: { board: { ...ordinary, actions: [] } }
	}),
	part('screen/steps/ActionForm', ActionForm, {
		empty: { action: emptyAction, deciding: true },
		deciding: { action: halfDecided, deciding: true, combination: ride },
		ordinary: { action: buying, combination: ride },
		ask: { action: keyToAsk },
		longest: { action: longestAction, combination: longestIdea }
	}),
	part('screen/steps/ScreenReport', ScreenReport, {
		empty: { title: '今月の 報告', theme: '' },
		ordinary: { title: '今月の 報告', theme: ordinary.theme },
		longest: { title: longTitle, theme: longestText }
	}),
	part('screen/steps/ScreenClose', ScreenClose, {
		...eachBoard((board) => ({ board, next })),
		finished: { board: { ...ordinary, phase: 'closed' }, next }
	})
];
