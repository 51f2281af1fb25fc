import ActionForm from '#lib/components/screen/steps/ActionForm.svelte';
import IdeaName from '#lib/components/screen/steps/IdeaName.svelte';
import ReceptionAbout from '#lib/components/screen/steps/ReceptionAbout.svelte';
import ReceptionDoor from '#lib/components/screen/steps/ReceptionDoor.svelte';
import ReceptionRules from '#lib/components/screen/steps/ReceptionRules.svelte';
import ScreenBreak from '#lib/components/screen/steps/ScreenBreak.svelte';
import ScreenClose from '#lib/components/screen/steps/ScreenClose.svelte';
import ScreenCombine from '#lib/components/screen/steps/ScreenCombine.svelte';
import ScreenDecide from '#lib/components/screen/steps/ScreenDecide.svelte';
import ScreenGrouping from '#lib/components/screen/steps/ScreenGrouping.svelte';
import ScreenGroups from '#lib/components/screen/steps/ScreenGroups.svelte';
import ScreenIdeas from '#lib/components/screen/steps/ScreenIdeas.svelte';
import ScreenNotes from '#lib/components/screen/steps/ScreenNotes.svelte';
import ScreenReception from '#lib/components/screen/steps/ScreenReception.svelte';
import ScreenReport from '#lib/components/screen/steps/ScreenReport.svelte';
import ScreenReview from '#lib/components/screen/steps/ScreenReview.svelte';
import ScreenVotes from '#lib/components/screen/steps/ScreenVotes.svelte';
import ScreenWriting from '#lib/components/screen/steps/ScreenWriting.svelte';
import StickerRow from '#lib/components/screen/steps/StickerRow.svelte';
import { emptyAction, emptyCombination } from '#lib/board/empty.ts';
import { rulesOf } from '#lib/words/usual-rules.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { digits } from '../../around/pieces.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { buying, halfDecided, keyToAsk, longestAction } from '../../invented/actions.ts';
import { eachBoard, empty, longest, ordinary, placeOf } from '../../invented/boards.ts';
import { longestIdea, ride } from '../../invented/combinations.ts';
import { doorway, next } from '../../invented/meeting.ts';
import { longestNote, longestText, longTitle, note, unbroken } from '../../invented/notes.ts';

const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });
const row = entriesFor({ size: 'projector', layout: 'below' });

const withoutTime = { endsAt: null, leftMs: null };

export const entries = [
	part('screen/steps/ScreenReception', ScreenReception, {
		...eachBoard((board) => ({ ...doorway, board })),
		longAddress: { ...doorway, board: ordinary, address: 'yoriai.shien-kyogikai.example' }
	}),
	part('screen/steps/ReceptionDoor', ReceptionDoor, {
		ordinary: doorway,
		longest: { ...doorway, address: 'yoriai.shien-kyogikai.example:8443' }
	}),
	part('screen/steps/ReceptionRules', ReceptionRules, {
		ordinary: { rules: rulesOf(''), from: 0 },
		further: { rules: rulesOf('').slice(0, 2), from: 5 },
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
	part('screen/steps/ScreenWriting', ScreenWriting, {
		...eachBoard((board) => ({ board }), { position: placeOf('write'), notes: [] }),
		both: { board: { ...ordinary, position: 0, notes: [] } },
		atOnce: { board: { ...ordinary, position: placeOf('write'), reveal: 'at_once' } },
		longestAtOnce: { board: { ...longest, position: placeOf('write'), reveal: 'at_once' } }
	}),
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
	part('screen/steps/ScreenGrouping', ScreenGrouping, {
		...eachBoard((board) => ({ board, note })),
		longestFirst: { board: empty, note: longestNote },
		longestNote: { board: longest, note: longestNote },
		unbroken: { board: ordinary, note: { ...note, text: unbroken } }
	}),
	part('screen/steps/ScreenBreak', ScreenBreak, {
		...eachBoard((board) => ({ board, time: digits })),
		withoutTime: { board: { ...ordinary, timer: withoutTime }, time: digits }
	}),
	part(
		'screen/steps/ScreenCombine',
		ScreenCombine,
		eachBoard(({ combinations }) => ({ combinations }))
	),
	part('screen/steps/ScreenIdeas', ScreenIdeas, {
		...eachBoard((board) => ({ board }), { voting: 'open' }),
		soon: { board: ordinary }
	}),
	part(
		'screen/steps/ScreenVotes',
		ScreenVotes,
		eachBoard((board) => ({ board }), { voting: 'shown' })
	),
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
	}),
	row('screen/steps/IdeaName', IdeaName, {
		empty: { combination: emptyCombination, number: 1 },
		ordinary: { combination: ride, number: 3 },
		withoutOrigin: { combination: ride, number: 3, origin: false },
		longest: { combination: longestIdea, number: 128 }
	}),
	row('screen/steps/StickerRow', StickerRow, {
		empty: { count: 0, fullest: 22, room: 1824 },
		ordinary: { count: 22, fullest: 22, room: 1824 },
		half: { count: 23, fullest: 46, room: 1824 },
		many: { count: 812, fullest: 812, room: 1824 }
	})
];
