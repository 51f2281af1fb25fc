import ActionLines from '#lib/components/screen/layout/ActionLines.svelte';
import CardPage from '#lib/components/screen/layout/CardPage.svelte';
import GroupRows from '#lib/components/screen/layout/GroupRows.svelte';
import ScreenMessage from '#lib/components/screen/layout/ScreenMessage.svelte';
import ScreenPages from '#lib/components/screen/layout/ScreenPages.svelte';
import ScreenFrame from '#lib/components/screen/ScreenFrame.svelte';
import ScreenRefused from '#lib/components/screen/ScreenRefused.svelte';
import ScreenStep from '#lib/components/screen/ScreenStep.svelte';
import ScreenTimer from '#lib/components/screen/ScreenTimer.svelte';
import { layOut } from '#lib/components/screen/layout/lay-out.ts';
import { steps } from '#lib/board/step.ts';
import type { Board, Note } from '#lib/board/model.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import OnScreen from '../../around/OnScreen.svelte';
import { card, digits, lines, timeOnScreen, words } from '../../around/pieces.svelte';
import { entriesFor, forEach } from '../../entry/entry.ts';
import { decided, longestActions, manyActions } from '../../invented/actions.ts';
import { eachBoard, empty, inMinutes, longest, now, ordinary, placeOf } from '../../invented/boards.ts';
import { doorway, next } from '../../invented/meeting.ts';
import { longestNotes, longestText, longTitle, notes } from '../../invented/notes.ts';

const entry = entriesFor({ size: 'projector', layout: 'below' });
const whole = entriesFor({ size: 'projector', layout: 'windows' });
const part = entriesFor({ size: 'projector', layout: 'windows', around: OnScreen });

const about = { ...doorway, startsAt: '10:00', next, now };
const step = (board: Partial<Board>) => ({ ...about, board: { ...ordinary, ...board } });
const frame = { step: '困っている', title: empty.title, address: doorway.address, children: lines };

const grid = { columns: 3, rows: 3 };
const pageOf = (notes: readonly Note[]) => ({
	page: layOut(notes, () => ({ width: 1, height: 1 }), grid)[0] ?? [],
	grid,
	keyOf: ({ id }: Note) => id,
	children: card
});

export const entries = [
	whole('screen/ScreenStep', ScreenStep, {
		...forEach(steps, (name) => step({ position: placeOf(name) })),
		shut: step({ door: false }),
		cancelled: step({ cancelled: '台風の ため' }),
		over: step({ phase: 'wrapup' }),
		reconnecting: { ...step({ position: placeOf('write') }), reconnecting: true },
		longest: { ...about, board: { ...longest, position: placeOf('group'), timer: inMinutes(239) } }
	}),
	whole('screen/ScreenFrame', ScreenFrame, {
		ordinary: { ...frame, time: timeOnScreen },
		code: { ...frame, code: doorway.code },
		over: { ...frame, over: true },
		reconnecting: { ...frame, reconnecting: true },
		withoutStep: { ...frame, step: '' },
		longest: { ...frame, step: longTitle, title: longTitle, code: doorway.code, time: timeOnScreen }
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
		...eachBoard(({ groups }) => ({ groups, columns: 2, rows: 6, perLine: 12 })),
		oneColumn: { groups: ordinary.groups, columns: 1, rows: 7, perLine: 24 }
	}),
	part('screen/layout/ActionLines', ActionLines, {
		ordinary: { actions: decided },
		below: { actions: decided, below: digits },
		many: { actions: manyActions },
		longest: { actions: longestActions }
	})
];
