import FocusGroup from '#lib/components/screen/focus/FocusGroup.svelte';
import FocusNote from '#lib/components/screen/focus/FocusNote.svelte';
import ScreenQr from '#lib/components/screen/focus/ScreenQr.svelte';
import ActionLines from '#lib/components/screen/layout/ActionLines.svelte';
import CardPage from '#lib/components/screen/layout/CardPage.svelte';
import NotesInColumns from '#lib/components/screen/layout/columns/NotesInColumns.svelte';
import GroupRows from '#lib/components/screen/layout/GroupRows.svelte';
import ScreenMessage from '#lib/components/screen/layout/ScreenMessage.svelte';
import ScreenPages from '#lib/components/screen/layout/ScreenPages.svelte';
import ScreenFrame from '#lib/components/screen/ScreenFrame.svelte';
import ScreenRefused from '#lib/components/screen/ScreenRefused.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import ScreenTimer from '#lib/components/screen/ScreenTimer.svelte';
import { layOut } from '#lib/components/screen/layout/lay-out.ts';
import { steps, type Step } from '#lib/board/step.ts';
import type { Board, Note } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { card, digits, lines, timeOnScreen, words } from '../../around/pieces.svelte';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { decided, longestActions, manyActions } from '../../invented/actions.ts';
import { empty, full, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { group, groups, longestGroup, longestGroups, manyGroups } from '../../invented/combinations.ts';
import { doorway, next } from '../../invented/meeting.ts';
import {
	longestNote,
	longestNotes,
	longestText,
	longTitle,
	manyNotes,
	note,
	notes,
	unbrokenNote
} from '../../invented/notes.ts';
import { onGroup, onNote, onPick, picks, wallWith } from '../../invented/wall.ts';

const entry = entriesFor({ size: 'projector', layout: 'below' });
const whole = entriesFor({ size: 'projector', layout: 'windows' });
const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });

const about = { ...doorway, startsAt: '10:00', next, now };
const step = (board: Partial<Board>) => ({ ...about, board: { ...ordinary, ...board } });
const at = (name: Step, board: Partial<Board> = {}) => step({ position: placeOf(name), ...board });
const written = 'きょうは 買い物の 行き帰りに ついて 話します。はじめに、困っていることを 書きます。';
const frame = { step: '困っている', title: empty.title, address: doorway.address, children: lines };

/** As in the break, where the time is left of them. */
const besideTime = { rows: 7, width: 1204, height: 728 };

const grid = { columns: 3, rows: 3 };
const pageOf = (notes: readonly Note[]) => ({
	page: layOut(notes, () => ({ width: 1, height: 1 }), grid)[0] ?? [],
	grid,
	keyOf: ({ id }: Note) => id,
	children: card
});

export const entries = [
	whole('screen/ScreenStep', ScreenStep, {
		...forEach(steps, (name) => at(name)),
		early: step({ door: false, phase: 'draft' }),
		shut: step({ door: false }),
		hidden: at('show', { notes: [] }),
		filing: at('group', { spotlight: ordinary.ungrouped[0]?.id ?? null }),
		note: at('group', onNote()),
		group: at('group', onGroup()),
		oneSide: at('combine', onPick(picks.one)),
		bothSides: at('combine', onPick(picks.both)),
		manyPicked: { ...about, board: { ...full, position: placeOf('combine'), ...onPick(picks.many) } },
		voted: at('choose', { voting: 'shown' }),
		secondPage: { ...about, board: { ...full, position: placeOf('show'), wall: wallWith({ page: 1 }) } },
		qr: at('group', { wall: wallWith({ qr: true }) }),
		covered: at('group', { wall: wallWith({ covered: true }) }),
		captions: at('group', { captions: written }),
		betweenLines: at('group', { captions: '' }),
		cancelled: step({ cancelled: '台風の ため' }),
		over: step({ phase: 'wrapup' }),
		reconnecting: { ...at('write'), reconnecting: true },
		longest: { ...about, board: { ...longest, position: placeOf('group'), timer: inMinutes(239) } }
	}),
	whole('screen/ScreenFrame', ScreenFrame, {
		ordinary: { ...frame, time: timeOnScreen },
		code: { ...frame, code: doorway.code },
		page: { ...frame, page: '4／19' },
		captions: { ...frame, captions: written },
		over: { ...frame, over: true },
		reconnecting: { ...frame, reconnecting: true },
		withoutStep: { ...frame, step: '' },
		longest: {
			...frame,
			step: longTitle,
			title: longTitle,
			code: doorway.code,
			page: '128／999',
			captions: longestText.slice(0, 120),
			time: timeOnScreen
		}
	}),
	part('screen/ScreenRefused', ScreenRefused, {
		signedOut: { code: closeCodes.signedOut },
		notHere: { code: closeCodes.notYourMeeting },
		restored: { code: closeCodes.otherEpoch },
		over: { code: closeCodes.meetingOver },
		elsewhere: { code: closeCodes.openElsewhere },
		other: { code: null }
	}),
	entry('screen/ScreenTimer', ScreenTimer, {
		ordinary: { timer: inMinutes(7.5), minutes: 10, now },
		withoutBar: { timer: inMinutes(7.5), minutes: 10, now, bar: false },
		longer: { timer: inMinutes(12), minutes: 10, now },
		stopped: { timer: { endsAt: null, leftMs: 90_000 }, minutes: 10, now },
		over: { timer: inMinutes(-1), minutes: 10, now },
		longest: { timer: inMinutes(239), minutes: 0, now }
	}),
	part('screen/layout/ScreenMessage', ScreenMessage, {
		ordinary: { words: '紙は まだです' },
		more: { words: 'サインインが きれました', more: '進行役の 画面で サインインして ください。' },
		longest: { words: longTitle, more: longestText }
	}),
	part('screen/layout/ScreenPages', ScreenPages<string>, {
		one: { pages: ['ひとつだけの ページ'], children: words },
		many: { pages: ['一つめ', '二つめ', '三つめ'], label: '案 3つ', children: words },
		withoutNumber: { pages: ['一つめ', '二つめ'], numbered: false, children: words }
	}),
	part('screen/layout/CardPage', CardPage<Note>, {
		ordinary: pageOf(notes),
		few: pageOf(notes.slice(0, 2)),
		still: { ...pageOf(notes.slice(0, 2)), still: true },
		longest: pageOf(longestNotes)
	}),
	part('screen/layout/GroupRows', GroupRows, {
		ordinary: { ...besideTime, groups },
		many: { ...besideTime, groups: manyGroups },
		longest: { ...besideTime, groups: longestGroups },
		narrow: { groups, rows: 4, width: 1344, height: 392 }
	}),
	part('screen/layout/ActionLines', ActionLines, {
		ordinary: { actions: decided },
		below: { actions: decided, below: digits },
		many: { actions: manyActions },
		longest: { actions: longestActions }
	}),
	part('screen/layout/columns/NotesInColumns', NotesInColumns, {
		few: { notes: notes.slice(0, 3) },
		ordinary: { notes },
		oneKind: { notes: notes.filter(({ kind }) => kind === 'komatta') },
		withoutHeadings: { notes, headings: false, taken: 88 },
		many: { notes: manyNotes },
		longest: { notes: longestNotes }
	}),
	part('screen/focus/FocusNote', FocusNote, {
		ordinary: { note },
		short: { note: longestNotes[3] ?? note },
		longest: { note: longestNote },
		unbroken: { note: unbrokenNote }
	}),
	part('screen/focus/FocusGroup', FocusGroup, {
		empty: { group: { ...group, notes: [] } },
		ordinary: { group },
		unnamed: { group: { ...group, title: '' } },
		many: { group: { ...group, notes: manyNotes } },
		longest: { group: longestGroup }
	}),
	part('screen/focus/ScreenQr', ScreenQr, { ordinary: { link: doorway.link, code: doorway.code } })
];
