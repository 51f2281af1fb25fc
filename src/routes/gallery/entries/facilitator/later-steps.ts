import AfterClose from '#lib/components/facilitator/steps/close/AfterClose.svelte';
import CallNumbers from '#lib/components/facilitator/steps/combine/CallNumbers.svelte';
import ChooseIdea from '#lib/components/facilitator/steps/choose/ChooseIdea.svelte';
import ChooseStep from '#lib/components/facilitator/steps/choose/ChooseStep.svelte';
import CountedOffers from '#lib/components/facilitator/steps/decide/CountedOffers.svelte';
import NewCombination from '#lib/components/facilitator/steps/combine/NewCombination.svelte';
import CloseSheet from '#lib/components/facilitator/steps/close/CloseSheet.svelte';
import CloseStep from '#lib/components/facilitator/steps/close/CloseStep.svelte';
import CombineStep from '#lib/components/facilitator/steps/combine/CombineStep.svelte';
import DecidedActions from '#lib/components/facilitator/steps/decide/DecidedActions.svelte';
import DecideForm from '#lib/components/facilitator/steps/decide/DecideForm.svelte';
import DecideIdeas from '#lib/components/facilitator/steps/decide/DecideIdeas.svelte';
import DecideStep from '#lib/components/facilitator/steps/decide/DecideStep.svelte';
import DecideWays from '#lib/components/facilitator/steps/decide/DecideWays.svelte';
import IdeaField from '#lib/components/facilitator/steps/combine/IdeaField.svelte';
import IdeaList from '#lib/components/facilitator/steps/combine/IdeaList.svelte';
import NextTime from '#lib/components/facilitator/steps/close/NextTime.svelte';
import OnScreen from '#lib/components/facilitator/steps/combine/OnScreen.svelte';
import Reopen from '#lib/components/facilitator/steps/close/Reopen.svelte';
import SidePicker from '#lib/components/facilitator/steps/combine/SidePicker.svelte';
import { emptyCombination } from '#lib/board/empty.ts';
import {
	emptyCombineDraft,
	writeCombineDraft
} from '#lib/components/facilitator/steps/combine/combine-draft.ts';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import { nothing } from '../../invented/nothing.ts';
import { field } from '../../around/pieces.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { decided, longestActions } from '../../invented/actions.ts';
import { eachBoard, now, ordinary, placeOf } from '../../invented/boards.ts';
import {
	combinations,
	longestCombinations,
	longestIdea,
	ride,
	tea,
	tiedCombinations
} from '../../invented/combinations.ts';
import { aDesk, arranger, offline, reader, sender, someDrafts } from '../../invented/desk.ts';
import { closing, known, owners, voted } from '../../invented/meeting.ts';
import { longestText, longTitle, note } from '../../invented/notes.ts';
import { StillBoard } from '../../invented/still-board.ts';
import { onGroup, onNote, onPick, picks } from '../../invented/wall.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const one = entriesFor({ size: 'laptop', layout: 'one' });

const drafts = someDrafts();
const onboard = { arranger, drafts };
const pair = {
	idea: '',
	problem: '',
	onidea: nothing,
	ontakeoff: nothing,
	onadd: nothing,
	onempty: nothing,
	onagain: nothing,
	oncaution: nothing,
	children: field
};
const calling = { board: ordinary, problem: '', onmembers: nothing, onnext: nothing };
const writing = { onidea: nothing, onadd: nothing, onempty: nothing };
const picker = { kind: 'komatta', chosen: [], ontoggle: nothing, onopen: nothing } as const;
const combining = { ...onboard, sender };
const atCombine = { ...ordinary, position: placeOf('combine') };
const picked = someDrafts({ combine: writeCombineDraft({ ...emptyCombineDraft, members: picks.both }) });
const onScreen = { board: atCombine, members: [], online: true, onshow: nothing };
const ideas = { ...onboard, shown: null, oncall: nothing };
const voting = { voted: null, mayArrange: true, sender };
const choosing = { combination: ride, number: 1, shown: false, mayArrange: true, sender };
const form = { source: ride.id, combination: ride, live: new StillBoard(), owners, sender, drafts };
const offers = decided.slice(0, 1).map(({ id }) => ({ action: id, phones: 3, hands: 2 }));
const ways = { busy: null, begun: true, ondecide: nothing, onturn: nothing, onlater: nothing } as const;
const after = {
	finished: false,
	closedAt: now(),
	unshown: 0,
	known,
	online: true,
	home: '/',
	oncarry: nothing,
	onfinish: nothing
};
const atEnd = { home: '/', closedAt: null, onview: nothing };
const reopening = { closing, serverNow: now, sender };
const deskOf = (board: typeof ordinary) => aDesk({ board });

export const entries = [
	entry('facilitator/steps/combine/CombineStep', CombineStep, {
		...eachBoard((board) => ({ ...combining, board }), { position: placeOf('combine') }),
		picked: { ...combining, drafts: picked, board: { ...atCombine, ...onPick(picks.both) } },
		offline: { ...combining, sender: offline, board: atCombine },
		wrapup: { ...combining, board: { ...atCombine, phase: 'wrapup' } },
		closed: { ...combining, arranger: reader, board: { ...atCombine, phase: 'closed' } }
	}),
	entry('facilitator/steps/combine/OnScreen', OnScreen, {
		idea: onScreen,
		notes: { ...onScreen, board: { ...atCombine, combinations: [] } },
		picked: { ...onScreen, members: picks.both, board: { ...atCombine, ...onPick(picks.both) } },
		pickedElsewhere: { ...onScreen, members: picks.one, board: { ...atCombine, ...onPick(picks.both) } },
		note: { ...onScreen, board: { ...atCombine, ...onNote() } },
		group: { ...onScreen, board: { ...atCombine, ...onGroup() } },
		offline: { ...onScreen, online: false }
	}),
	entry('facilitator/steps/combine/SidePicker', SidePicker, {
		...eachBoard((board) => ({ ...picker, board })),
		chosen: { ...picker, board: ordinary, chosen: [{ type: 'note', id: note.id }] }
	}),
	entry('facilitator/steps/combine/NewCombination', NewCombination, {
		empty: { ...pair, combination: emptyCombination },
		ordinary: { ...pair, combination: ride, idea: ride.idea },
		refused: { ...pair, combination: tea, problem: longTitle },
		longest: { ...pair, combination: longestIdea, idea: longestText }
	}),
	entry('facilitator/steps/combine/CallNumbers', CallNumbers, {
		empty: { ...calling, text: '' },
		ordinary: { ...calling, text: '201 203' },
		refused: { ...calling, text: '999', problem: '999は ありません。' }
	}),
	entry('facilitator/steps/combine/IdeaField', IdeaField, {
		empty: { ...writing, id: 'empty', idea: '' },
		ordinary: { ...writing, id: 'ordinary', idea: ride.idea },
		longest: { ...writing, id: 'longest', idea: longestText }
	}),
	entry('facilitator/steps/combine/IdeaList', IdeaList, {
		empty: { ...ideas, ideas: [] },
		ordinary: { ...ideas, ideas: combinations },
		shown: { ...ideas, ideas: combinations, shown: ride.id },
		offline: { ...onboard, shown: null, ideas: combinations },
		readOnly: { ...onboard, shown: null, arranger: reader, ideas: combinations },
		longest: { ...ideas, ideas: longestCombinations }
	}),
	entry('facilitator/steps/choose/ChooseStep', ChooseStep, {
		...eachBoard((board) => ({ ...voting, board })),
		open: { ...voting, voted, board: { ...ordinary, voting: 'open' } },
		shown: { ...voting, voted, board: { ...ordinary, voting: 'shown' } },
		tie: { ...voting, voted, board: { ...ordinary, voting: 'shown', combinations: tiedCombinations } },
		closed: { ...voting, mayArrange: false, board: { ...ordinary, voting: 'shown', phase: 'closed' } },
		offline: { ...voting, sender: offline, board: ordinary }
	}),
	entry('facilitator/steps/choose/ChooseIdea', ChooseIdea, {
		ordinary: choosing,
		shown: { ...choosing, shown: true },
		readOnly: { ...choosing, shown: true, mayArrange: false },
		longest: { ...choosing, combination: longestIdea, number: 128, shown: true }
	}),
	entry(
		'facilitator/steps/decide/DecideStep',
		DecideStep,
		eachBoard((board) => ({ desk: deskOf(board) }))
	),
	entry('facilitator/steps/decide/DecideIdeas', DecideIdeas, {
		...eachBoard((board) => ({ board, chosen: null, onchoose: nothing })),
		chosen: { board: ordinary, chosen: ride, onchoose: nothing }
	}),
	entry('facilitator/steps/decide/DecideForm', DecideForm, {
		ordinary: { ...form, ondone: nothing },
		withoutIdea: { ...form, source: '', combination: null, ondone: nothing },
		offline: { ...form, sender: offline, ondone: nothing },
		longest: { ...form, combination: longestIdea, ondone: nothing }
	}),
	entry('facilitator/steps/decide/DecideWays', DecideWays, {
		do: { ...ways, result: 'do' },
		ask: { ...ways, result: 'ask' },
		empty: { ...ways, result: 'do', begun: false },
		busy: { ...ways, result: 'do', busy: '記録しています' }
	}),
	entry('facilitator/steps/decide/DecidedActions', DecidedActions, {
		empty: { ...form, actions: [], offers: [], mayArrange: true },
		ordinary: { ...form, actions: decided, offers, mayArrange: true },
		readOnly: { ...form, actions: decided, offers, mayArrange: false },
		longest: { ...form, actions: longestActions, offers: [], mayArrange: true }
	}),
	entry('facilitator/steps/decide/CountedOffers', CountedOffers, {
		ordinary: { action: decided[0]!, counted: offers[0]!, mayArrange: true, sender },
		none: { action: decided[0]!, counted: null, mayArrange: true, sender },
		readOnly: { action: decided[0]!, counted: offers[0]!, mayArrange: false, sender },
		offline: { action: decided[0]!, counted: offers[0]!, mayArrange: true, sender: offline }
	}),
	entry('facilitator/steps/close/CloseStep', CloseStep, {
		...eachBoard((board) => ({ ...atEnd, desk: deskOf(board) })),
		wrapup: { ...atEnd, desk: deskOf({ ...ordinary, phase: 'wrapup', closing }) },
		finished: { ...atEnd, desk: deskOf({ ...ordinary, phase: 'closed', closing }) },
		offline: { ...atEnd, desk: aDesk({ status: 'offline' }) }
	}),
	entry('facilitator/steps/close/AfterClose', AfterClose, {
		ordinary: after,
		unshown: { ...after, unshown: 12 },
		offline: { ...after, online: false },
		byKey: { ...after, known: { ...nothingKnown, byKey: true } },
		finished: { ...after, finished: true }
	}),
	entry('facilitator/steps/close/Reopen', Reopen, {
		ordinary: reopening,
		lastMinute: { ...reopening, closing: { ...closing, at: now() - 870_000 } },
		offline: { ...reopening, sender: offline }
	}),
	one('facilitator/steps/close/CloseSheet', CloseSheet, {
		ordinary: { open: true, hidden: 0, onclose: nothing, onagree: nothing },
		hidden: { open: true, hidden: 12, onclose: nothing, onagree: nothing }
	}),
	entry('facilitator/steps/close/NextTime', NextTime, {
		empty: { next: nothingKnown.next },
		planning: { next: { meeting: null, path: '/meetings/prepare' } },
		ordinary: { next: known.next }
	})
];
