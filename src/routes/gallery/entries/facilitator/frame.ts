import DeskBanners from '#lib/components/facilitator/DeskBanners.svelte';
import DeskPanels from '#lib/components/facilitator/DeskPanels.svelte';
import DoorShut from '#lib/components/facilitator/DoorShut.svelte';
import EntryView from '#lib/components/facilitator/EntryView.svelte';
import FacilitatorBar from '#lib/components/facilitator/FacilitatorBar.svelte';
import FacilitatorBoard from '#lib/components/facilitator/FacilitatorBoard.svelte';
import ParticipantWindow from '#lib/components/facilitator/ParticipantWindow.svelte';
import SidePanel from '#lib/components/facilitator/SidePanel.svelte';
import StepView from '#lib/components/facilitator/StepView.svelte';
import TimerTools from '#lib/components/facilitator/TimerTools.svelte';
import Toasts from '#lib/components/facilitator/Toasts.svelte';
import WrapUpViews from '#lib/components/facilitator/WrapUpViews.svelte';
import { nothingKnown } from '#lib/components/facilitator/desk/known.ts';
import { warnNotes } from '#lib/board/limits.ts';
import { phases, type Board, type Phase } from '#lib/board/model.ts';
import { steps, type Step } from '#lib/board/step.ts';
import type { Desk } from '#lib/components/facilitator/desk/desk.svelte.ts';
import type { Panel } from '#lib/components/facilitator/desk/panels.svelte.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { nothing } from '../../invented/nothing.ts';
import AtDesk from '../../around/AtDesk.svelte';
import { lines, noteCards } from '../../around/pieces.svelte';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { empty, full, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { aDesk, offline, sender, someDrafts, someTools, someTyped, toolsWith } from '../../invented/desk.ts';
import { closing, doorway, title } from '../../invented/meeting.ts';
import { longTitle } from '../../invented/notes.ts';
import { longestPrivateNotes, returned, waiting } from '../../invented/private-notes.ts';
import { StillBoard } from '../../invented/still-board.ts';
import { onNote, wallWith } from '../../invented/wall.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const whole = entriesFor({ size: 'laptop', layout: 'windows' });
const one = entriesFor({ size: 'laptop', layout: 'one' });
const phone = entriesFor({ size: 'phone', layout: 'windows' });
const inside = entriesFor({ size: 'laptop', layout: 'below', around: AtDesk });

const board = { title, confidentiality: 'members', doorway, home: '/meetings/gallery' } as const;
const at = (change: Partial<Board>) => ({ ...board, desk: aDesk({ board: { ...ordinary, ...change } }) });
const bar = { title, confidentiality: 'members', home: '/', screen: '/screen' } as const;
const barOf = (desk: Desk) => ({ ...bar, desk, tools: someTools(desk) });
const panels = ['qr', 'attendance', 'scribe', 'held', 'trash', 'late', 'hidden', 'earlier'] as const;
const atGroup = { ...ordinary, position: placeOf('group') };

function panelOf(panel: Panel, board = atGroup) {
	const desk = aDesk({ board });
	return { desk, tools: toolsWith(panel, desk), doorway, home: '/' };
}

const view = { doorway, home: '/', closedAt: null, onview: nothing };
function viewOf(step: Step, change: Partial<Board> = {}) {
	const desk = aDesk({ board: { ...ordinary, position: placeOf(step), ...change } });
	return { ...view, step, desk, tools: someTools(desk) };
}
const timer = { timer: inMinutes(7.5), serverNow: now, sender, minutes: 10 };
const shut = { cancelled: null, known: nothingKnown, online: true, home: '/', onopen: nothing };
const byStaff = { drafts: someDrafts(), typed: someTyped(), title, path: '/meetings' };
const closingAt = (phase: Phase) => (phase === 'wrapup' || phase === 'closed' ? closing : null);
const toasts = { position: 0, onundo: nothing, onclose: nothing };

export const entries = [
	one('facilitator/FacilitatorBoard', FacilitatorBoard, {
		...forEach(steps, (step) => at({ position: placeOf(step) })),
		...forEach(phases, (phase) => at({ phase, position: placeOf('close'), closing: closingAt(phase) })),
		shut: at({ door: false, phase: 'draft' }),
		cancelled: at({ cancelled: '台風の ため', phase: 'draft' }),
		writingStopped: at({ position: placeOf('write'), writing: false }),
		onWall: at({ position: placeOf('combine'), ...onNote() }),
		covered: at({ position: placeOf('show'), wall: wallWith({ covered: true, page: 3, pages: 19 }) }),
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
	inside('facilitator/StepView', StepView, {
		...forEach(steps, (step) => viewOf(step)),
		shown: viewOf('show', { tallies: empty.tallies }),
		written: viewOf('write', { tallies: empty.tallies })
	}),
	entry('facilitator/FacilitatorBar', FacilitatorBar, {
		ordinary: barOf(aDesk({ board: { ...ordinary, tallies: empty.tallies } })),
		grouping: barOf(aDesk({ board: atGroup })),
		stopped: barOf(aDesk({ stopped: true })),
		again: barOf(aDesk({ status: 'offline' })),
		offline: barOf(aDesk({ status: 'offline', isSaved: false })),
		refused: barOf(aDesk({ status: 'refused', refusedWith: closeCodes.otherLayout })),
		wrapup: barOf(aDesk({ board: { ...ordinary, phase: 'wrapup' } })),
		over: barOf(aDesk({ board: { ...ordinary, phase: 'closed' } })),
		longest: {
			...barOf(aDesk({ board: { ...full, position: placeOf('group') }, privateNotes: longestPrivateNotes })),
			title: longTitle
		}
	}),
	one('facilitator/DeskPanels', DeskPanels, {
		...forEach(panels, (panel) => panelOf(panel)),
		atOnce: panelOf('late', { ...atGroup, reveal: 'at_once' })
	}),
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
