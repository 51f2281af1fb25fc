import DeskBanners from '#lib/components/facilitator/DeskBanners.svelte';
import DeskPanels from '#lib/components/facilitator/DeskPanels.svelte';
import DoorShut from '#lib/components/facilitator/DoorShut.svelte';
import EntryView from '#lib/components/facilitator/EntryView.svelte';
import FacilitatorBar from '#lib/components/facilitator/FacilitatorBar.svelte';
import FacilitatorBoard from '#lib/components/facilitator/FacilitatorBoard.svelte';
import HeldBadge from '#lib/components/facilitator/HeldBadge.svelte';
import ParticipantWindow from '#lib/components/facilitator/ParticipantWindow.svelte';
import SidePanel from '#lib/components/facilitator/SidePanel.svelte';
import StepView from '#lib/components/facilitator/StepView.svelte';
import TimerTools from '#lib/components/facilitator/TimerTools.svelte';
import Toasts from '#lib/components/facilitator/Toasts.svelte';
import WrapUpViews from '#lib/components/facilitator/WrapUpViews.svelte';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import { warnNotes } from '#lib/board/limits.ts';
import { phases, type Board } from '#lib/board/model.ts';
import { steps } from '#lib/board/step.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { nothing } from '../../invented/nothing.ts';
import { lines, noteCards } from '../../around/pieces.svelte';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { empty, full, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { aDesk, offline, sender, someDrafts, someTools, someTyped, toolsWith } from '../../invented/desk.ts';
import { doorway, title } from '../../invented/meeting.ts';
import { longTitle } from '../../invented/notes.ts';
import { longestPrivateNotes, returned, waiting } from '../../invented/private-notes.ts';
import { StillBoard } from '../../invented/still-board.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const whole = entriesFor({ size: 'laptop', layout: 'windows' });
const one = entriesFor({ size: 'laptop', layout: 'one' });
const phone = entriesFor({ size: 'phone', layout: 'windows' });

const board = { title, confidentiality: 'members', doorway, home: '/meetings/gallery' } as const;
const at = (change: Partial<Board>) => ({ ...board, desk: aDesk({ board: { ...ordinary, ...change } }) });
const bar = { tools: someTools(), title, confidentiality: 'members', home: '/', screen: '/screen' } as const;
const view = { tools: someTools(), doorway, home: '/', closedAt: null, onview: nothing };
const panels = ['qr', 'attendance', 'scribe', 'held', 'trash', 'hidden', 'earlier'] as const;
const timer = { timer: inMinutes(7.5), serverNow: now, sender, minutes: 10 };
const shut = { cancelled: null, known: nothingKnown, online: true, home: '/', onopen: nothing };
const byStaff = { drafts: someDrafts(), typed: someTyped(), title, path: '/meetings' };
const toasts = { position: 0, onundo: nothing, onclose: nothing };

export const entries = [
	one('facilitator/FacilitatorBoard', FacilitatorBoard, {
		...forEach(steps, (step) => at({ position: placeOf(step) })),
		...forEach(phases, (phase) => at({ phase, position: placeOf('close') })),
		shut: at({ door: false, phase: 'draft' }),
		cancelled: at({ cancelled: '台風の ため', phase: 'draft' }),
		connecting: { ...board, desk: aDesk({ status: 'connecting' }) },
		offline: { ...board, desk: aDesk({ status: 'offline', isSaved: false }) },
		refused: { ...board, desk: aDesk({ status: 'refused', refusedWith: closeCodes.otherLayout }) },
		empty: { ...board, desk: aDesk({ board: empty, privateNotes: [], attendance: [], snapshots: [] }) },
		full: { ...board, desk: aDesk({ board: { ...full, position: placeOf('combine') } }) },
		longest: {
			...board,
			title: longTitle,
			desk: aDesk({ board: { ...longest, position: placeOf('combine') } })
		}
	}),
	entry('facilitator/StepView', StepView, {
		...forEach(steps, (step) => ({
			...view,
			step,
			desk: aDesk({ board: { ...ordinary, position: placeOf(step) } })
		}))
	}),
	entry('facilitator/FacilitatorBar', FacilitatorBar, {
		ordinary: { ...bar, desk: aDesk() },
		grouping: { ...bar, desk: aDesk({ board: { ...ordinary, position: placeOf('group') } }) },
		stopped: { ...bar, desk: aDesk({ stopped: true }) },
		offline: { ...bar, desk: aDesk({ status: 'offline', isSaved: false }) },
		over: { ...bar, desk: aDesk({ board: { ...ordinary, phase: 'closed' } }) },
		longest: { ...bar, title: longTitle, desk: aDesk({ privateNotes: longestPrivateNotes }) }
	}),
	one(
		'facilitator/DeskPanels',
		DeskPanels,
		forEach(panels, (panel) => ({ desk: aDesk(), tools: toolsWith(panel), doorway, home: '/' }))
	),
	entry('facilitator/DeskBanners', DeskBanners, {
		offline: { phase: 'open', offline: true, crowded: null },
		crowded: { phase: 'open', offline: false, crowded: warnNotes },
		wrapup: { phase: 'wrapup', offline: false, crowded: null },
		closed: { phase: 'closed', offline: false, crowded: null }
	}),
	entry('facilitator/ParticipantWindow', ParticipantWindow, {
		ordinary: { link: doorway.link, children: '参加者の 画面' }
	}),
	entry('facilitator/DoorShut', DoorShut, {
		ordinary: shut,
		offline: { ...shut, online: false },
		byKey: { ...shut, cancelled: '', known: { ...nothingKnown, byKey: true } },
		rehearsed: { ...shut, known: { ...nothingKnown, isRehearsed: true } },
		cancelled: { ...shut, cancelled: '台風の ため' },
		longest: { ...shut, cancelled: longTitle }
	}),
	phone('facilitator/EntryView', EntryView, {
		ordinary: { ...byStaff, live: new StillBoard() },
		connecting: { ...byStaff, live: new StillBoard({ status: 'connecting' }) },
		offline: { ...byStaff, live: new StillBoard({ status: 'offline', waiting }) },
		refused: { ...byStaff, live: new StillBoard({ status: 'refused', refusedWith: closeCodes.signedOut }) },
		over: { ...byStaff, live: new StillBoard({ board: { ...ordinary, phase: 'closed' }, returned }) },
		byKeyEarly: { ...byStaff, live: new StillBoard({ board: { ...ordinary, phase: 'draft' } }), byKey: true },
		byKeyRevoked: {
			...byStaff,
			live: new StillBoard({ status: 'refused', refusedWith: closeCodes.signedOut }),
			byKey: true
		}
	}),
	entry('facilitator/HeldBadge', HeldBadge, {
		ordinary: { words: 'あずかり 3', open: false, onclick: nothing },
		open: { words: 'あずかり 128', open: true, onclick: nothing }
	}),
	one('facilitator/SidePanel', SidePanel, {
		ordinary: { title: '出席', onclose: nothing, children: lines },
		held: { title: 'あずかり', held: true, onclose: nothing, children: noteCards },
		longest: { title: longTitle, onclose: nothing, children: longTitle.repeat(40) }
	}),
	entry('facilitator/TimerTools', TimerTools, {
		ordinary: timer,
		none: { ...timer, timer: { endsAt: null, leftMs: null } },
		stopped: { ...timer, timer: { endsAt: null, leftMs: 90_000 } },
		over: { ...timer, timer: inMinutes(-1) },
		open: { ...timer, timer: { endsAt: null, leftMs: null }, minutes: 0 },
		offline: { ...timer, sender: offline }
	}),
	whole('facilitator/Toasts', Toasts, {
		undo: { ...toasts, said: { text: 'まとまりに 入れました', undoable: true, back: null } },
		back: { ...toasts, said: { text: 'すてました', undoable: false, back: nothing } },
		said: { ...toasts, said: { text: longTitle, undoable: false, back: null } }
	}),
	entry(
		'facilitator/WrapUpViews',
		WrapUpViews,
		forEach(steps, (view) => ({ view, onview: nothing }))
	)
];
