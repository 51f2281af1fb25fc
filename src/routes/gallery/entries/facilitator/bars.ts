import DeskBadges from '#lib/components/facilitator/bar/DeskBadges.svelte';
import HeldBadge from '#lib/components/facilitator/bar/HeldBadge.svelte';
import UndoTools from '#lib/components/facilitator/bar/UndoTools.svelte';
import DeskFooter from '#lib/components/facilitator/footer/DeskFooter.svelte';
import MeetingEnd from '#lib/components/facilitator/footer/MeetingEnd.svelte';
import type { Proposal } from '#lib/components/facilitator/footer/proposal.ts';
import TightenSheet from '#lib/components/facilitator/footer/TightenSheet.svelte';
import WritingSwitch from '#lib/components/facilitator/footer/WritingSwitch.svelte';
import SeeTogether from '#lib/components/facilitator/wall/SeeTogether.svelte';
import WallTools from '#lib/components/facilitator/wall/WallTools.svelte';
import type { Board } from '#lib/board/model.ts';
import { tightened } from '#lib/board/time/tighten.ts';
import NoteOnWall from '../../around/NoteOnWall.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { empty, full, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { group, longestGroup } from '../../invented/combinations.ts';
import { aDesk, offline, sender, someTools, toolsWith } from '../../invented/desk.ts';
import { note, notes } from '../../invented/notes.ts';
import { nothing } from '../../invented/nothing.ts';
import { steering } from '../../invented/steering.ts';
import { onGroup, onNote, wallWith } from '../../invented/wall.ts';

const entry = entriesFor({ size: 'laptop', layout: 'below' });
const small = entriesFor({ size: 'laptop', layout: 'beside' });
const onWall = entriesFor({ size: 'laptop', layout: 'beside', around: NoteOnWall });
const one = entriesFor({ size: 'laptop', layout: 'one' });

const atGroup = { ...ordinary, position: placeOf('group') };
/** Every note was shown. */
const allShown = { ...atGroup, tallies: empty.tallies };

const badgesOf = (desk = aDesk()) => ({ desk, tools: someTools(desk) });
const undoOf = (desk = aDesk()) => ({ desk, panels: someTools(desk).panels });

function arranged() {
	const desk = aDesk({ board: atGroup });
	desk.arrange('', (by) => by.makeGroup([note.id]));
	return desk;
}

const late = aDesk({ board: atGroup });
const at = (change: Partial<Board>) => ({ desk: aDesk({ board: { ...atGroup, ...change } }) });

function proposalFor(from: Board): Proposal | null {
	const to = tightened(from, now());
	return to && { from, to };
}
const sheet = { desk: late, proposal: proposalFor(atGroup), onclose: nothing };

const pages = { page: 3, pages: 19 };
const steered = (change: Partial<Board>, by = sender) => ({ steering: steering(change, by) });

export const entries = [
	entry('facilitator/bar/DeskBadges', DeskBadges, {
		empty: badgesOf(aDesk({ board: allShown, privateNotes: [] })),
		held: badgesOf(aDesk({ board: allShown })),
		late: badgesOf(aDesk({ board: atGroup, privateNotes: [] })),
		both: badgesOf(late),
		open: { desk: late, tools: toolsWith('late', late) },
		stopped: badgesOf(aDesk({ board: allShown, privateNotes: [], stopped: true })),
		many: badgesOf(aDesk({ board: { ...full, position: placeOf('group') } }))
	}),
	entry('facilitator/bar/HeldBadge', HeldBadge, {
		ordinary: { words: 'あずかり 3', open: false, onclick: nothing },
		open: { words: 'あずかり 128', open: true, onclick: nothing }
	}),
	small('facilitator/bar/UndoTools', UndoTools, {
		empty: undoOf(aDesk({ privateNotes: [], snapshots: [] })),
		ordinary: undoOf(arranged()),
		onlyTrash: undoOf(),
		closed: undoOf(aDesk({ board: { ...ordinary, phase: 'closed' } }))
	}),
	entry('facilitator/footer/DeskFooter', DeskFooter, {
		ordinary: { ...at({}), ...steered({}) },
		writingStopped: { ...at({ writing: false }), ...steered({ wall: wallWith(pages) }) },
		withoutEnd: { ...at({ endsAt: null }), ...steered(onNote()) },
		offline: { desk: aDesk({ board: atGroup, status: 'offline' }), ...steered({}) },
		wrapup: { ...at({ phase: 'wrapup' }), ...steered({}) }
	}),
	entry('facilitator/footer/MeetingEnd', MeetingEnd, {
		ordinary: at({ position: placeOf('break'), timer: inMinutes(5) }),
		late: at({}),
		early: at({ position: placeOf('combine') }),
		byKey: { desk: aDesk({ board: atGroup }, { byKey: true }) },
		olderBoard: at({ planVersion: '' })
	}),
	one('facilitator/footer/TightenSheet', TightenSheet, {
		ordinary: sheet,
		stillLate: { ...sheet, proposal: proposalFor({ ...atGroup, endsAt: inMinutes(20).endsAt }) },
		offline: { ...sheet, desk: aDesk({ board: atGroup, status: 'offline' }) },
		longest: { ...sheet, proposal: proposalFor({ ...longest, position: placeOf('group') }) }
	}),
	entry('facilitator/footer/WritingSwitch', WritingSwitch, {
		ordinary: { writing: true, sender },
		stopped: { writing: false, sender },
		offline: { writing: true, sender: offline }
	}),
	onWall('facilitator/wall/SeeTogether', SeeTogether, {
		note: { note: notes[1]?.id ?? note.id },
		noteOn: { note: note.id },
		group: { group: group.id, title: group.title },
		longest: { group: longestGroup.id, title: longestGroup.title }
	}),
	entry('facilitator/wall/WallTools', WallTools, {
		onePage: steered({}),
		pages: steered({ wall: wallWith(pages) }),
		lastPage: steered({ wall: wallWith({ page: 18, pages: 19 }) }),
		turning: steered({ wall: wallWith({ ...pages, turningSince: now() }) }),
		note: steered(onNote()),
		group: steered(onGroup()),
		qr: steered({ wall: wallWith({ ...pages, qr: true }) }),
		covered: steered({ wall: wallWith({ ...pages, covered: true }) }),
		doorShut: steered({ door: false, wall: wallWith(pages) }),
		offline: steered({ wall: wallWith(pages) }, offline),
		longest: steered({ wall: wallWith({ ...onNote().wall, page: 998, pages: 999, turningSince: now() }) })
	})
];
