import CodeBoxes from '#lib/components/phone/door/CodeBoxes.svelte';
import DoorAnswer from '#lib/components/phone/door/DoorAnswer.svelte';
import JoinCode from '#lib/components/phone/door/JoinCode.svelte';
import LaterPart from '#lib/components/phone/LaterPart.svelte';
import LentDevice from '#lib/components/phone/LentDevice.svelte';
import NoteField from '#lib/components/phone/NoteField.svelte';
import OfflineBanner from '#lib/components/phone/OfflineBanner.svelte';
import HeldWords from '#lib/components/phone/own/HeldWords.svelte';
import OwnNotes from '#lib/components/phone/own/OwnNotes.svelte';
import OwnNoteSheet from '#lib/components/phone/own/OwnNoteSheet.svelte';
import PersonalDetailsChoice from '#lib/components/phone/own/PersonalDetailsChoice.svelte';
import PhoneFrame from '#lib/components/phone/PhoneFrame.svelte';
import PhoneTime from '#lib/components/phone/PhoneTime.svelte';
import RefusedPhone from '#lib/components/phone/RefusedPhone.svelte';
import StepNotice from '#lib/components/phone/StepNotice.svelte';
import Welcome from '#lib/components/phone/Welcome.svelte';
import NoteComposer from '#lib/components/phone/write/NoteComposer.svelte';
import UnsentBox from '#lib/components/phone/write/UnsentBox.svelte';
import { answerTo, type TurnedAway } from '#lib/components/phone/door/turned-away.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { refusalSentence } from '#lib/messages/refusal-sentence.ts';
import { nothing } from '../../invented/nothing.ts';
import { button, digits, lines, noteCards } from '../../around/pieces.svelte';
import UnderStep from '../../around/UnderStep.svelte';
import { entriesFor } from '../../entry/entry.ts';
import { empty, inMinutes, longest, now, ordinary, today } from '../../invented/boards.ts';
import { nextStep } from '../../invented/next-step.ts';
import { longestText, longTitle, unbroken } from '../../invented/notes.ts';
import {
	arrived,
	longestOwnNote,
	longestOwnNotes,
	ownHeld,
	ownNotes,
	ownShown,
	waiting,
	withDetails
} from '../../invented/private-notes.ts';
import { StillBoard } from '../../invented/still-board.ts';

const entry = entriesFor({ size: 'phone', layout: 'below' });
const whole = entriesFor({ size: 'phone', layout: 'windows' });
const bar = entriesFor({ size: 'phone', layout: 'windows', around: UnderStep });
const dialog = entriesFor({ size: 'phone', layout: 'one' });

const composer = { kind: 'komatta', ondraft: nothing, onpost: nothing, onreturned: nothing } as const;
const sentBack = (text: string) =>
	({ kind: 'mottainai', text, sentence: refusalSentence('board_full') }) as const;
const lent = { live: new StillBoard(), meeting: 'gallery', begun: false, onnext: nothing };
const sheet = { onedit: nothing, onturn: nothing, onwithdraw: nothing, onclose: nothing };
const choice = { onpost: nothing, onchange: nothing, onleave: nothing };
const notice = { step: 'まとめる', isWriting: () => true, onlook: nothing };

const turnedAway = (refusal: Refusal, about: Partial<TurnedAway> = {}) => ({
	onknock: nothing,
	answer: answerTo({ refusal, startsAt: null, words: '', today, ...about })
});
/** The door is not open yet, or is shut again. */
const early = turnedAway('door_not_open', { startsAt: `${today}T10:00:00+09:00` });
const shut = turnedAway('door_not_open');
const door = { onenter: nothing, onknock: nothing };
const welcome = { handedOn: false, onread: nothing };

export const entries = [
	entry('phone/write/NoteComposer', NoteComposer, {
		empty: composer,
		ordinary: { ...composer, text: '坂の上まで お米を 運べない' },
		returned: { ...composer, text: '雪かき', returned: sentBack('朝 犬と 歩いている') },
		stopped: { ...composer, text: '雪かき', stopped: true },
		paused: { ...composer, text: '雪かき', paused: true },
		longest: { ...composer, text: longestText, returned: sentBack(longestText) },
		unbroken: { ...composer, kind: 'mottainai', text: unbroken }
	}),
	entry('phone/write/UnsentBox', UnsentBox, {
		ordinary: {
			words: { id: '1', text: '雪かき', sentence: refusalSentence('note_gone') },
			onclose: nothing
		},
		choice: { words: { id: '2', text: '', sentence: refusalSentence('votes_closed') }, onclose: nothing },
		longest: { words: { id: '3', text: longestText, sentence: longTitle }, onclose: nothing }
	}),
	entry('phone/NoteField', NoteField, {
		empty: {
			kind: 'komatta',
			text: '',
			label: '困っていること',
			example: '例）バスが 少ない',
			hint: longTitle
		},
		ordinary: { kind: 'mottainai', text: '畑で とれすぎた 野菜', label: 'もったいないもの' },
		people: { kind: 'mottainai', text: 'ひまな 高校生', label: 'もったいないもの' },
		longest: { kind: 'komatta', text: longestText, label: '困っていること' },
		unbroken: { kind: 'komatta', text: unbroken, label: '困っていること' }
	}),
	entry('phone/own/OwnNotes', OwnNotes, {
		empty: { notes: [], onchange: nothing },
		eachState: { notes: ownNotes, onchange: nothing },
		offline: { notes: ownNotes.slice(0, 1), onchange: nothing },
		longest: { notes: longestOwnNotes, onchange: nothing }
	}),
	dialog('phone/own/OwnNoteSheet', OwnNoteSheet, {
		ordinary: { ...sheet, note: arrived },
		held: { ...sheet, note: ownHeld },
		withdrawOnly: { ...sheet, note: ownShown, withdrawOnly: true },
		stopped: { ...sheet, note: arrived, stopped: true },
		paused: { ...sheet, note: arrived, paused: true },
		longest: { ...sheet, note: longestOwnNote }
	}),
	entry('phone/own/PersonalDetailsChoice', PersonalDetailsChoice, {
		ordinary: { ...choice, kind: 'komatta', text: withDetails },
		held: { ...choice, kind: 'komatta', text: withDetails, held: true },
		longest: { ...choice, kind: 'mottainai', text: withDetails + longestText }
	}),
	entry('phone/own/HeldWords', HeldWords, {
		ordinary: { text: withDetails },
		unmarked: { text: '雪かき' },
		longest: { text: withDetails + longestText }
	}),
	entry('phone/Welcome', Welcome, {
		empty: { ...welcome, board: empty },
		ordinary: { ...welcome, board: ordinary },
		handedOn: { ...welcome, board: { ...ordinary, confidentiality: 'public' }, handedOn: true },
		longest: { ...welcome, board: { ...longest, confidentiality: 'closed' } }
	}),
	entry('phone/OfflineBanner', OfflineBanner, {
		empty: { waiting: 0 },
		ordinary: { waiting: 2 },
		crowded: { waiting: 2, crowded: true }
	}),
	entry('phone/LentDevice', LentDevice, {
		ordinary: lent,
		begun: { ...lent, begun: true },
		unsent: { ...lent, live: new StillBoard({ waiting }) },
		offline: { ...lent, live: new StillBoard({ status: 'offline' }) }
	}),
	entry('phone/RefusedPhone', RefusedPhone, {
		ordinary: { code: closeCodes.otherLayout, waiting: [], draft: '' },
		signedOut: { code: closeCodes.signedOut, waiting, draft: '書きかけの 紙' },
		over: { code: closeCodes.meetingOver, waiting: [], draft: '' },
		restored: { code: closeCodes.otherEpoch, waiting, draft: '' },
		elsewhere: { code: closeCodes.openElsewhere, waiting: [], draft: '' },
		rehearsalEnded: { code: closeCodes.noSuchMeeting, waiting: [], draft: '', onended: nothing },
		longest: { code: null, waiting, draft: longestText }
	}),
	whole('phone/PhoneFrame', PhoneFrame, {
		empty: { children: lines },
		ordinary: { title: ordinary.title, step: '困っている', time: digits, children: noteCards },
		over: { title: ordinary.title, tile: 'over', step: '確認', children: lines },
		more: { title: ordinary.title, step: '困っている', bars: button, banners: lines, children: noteCards },
		longest: { title: longTitle, step: longTitle, time: digits, children: longestText }
	}),
	entry('phone/PhoneTime', PhoneTime, {
		ordinary: { timer: inMinutes(7.5), now },
		short: { timer: inMinutes(0.5), now },
		stopped: { timer: { endsAt: null, leftMs: 90_000 }, now },
		over: { timer: inMinutes(-1), now },
		longest: { timer: inMinutes(239), now }
	}),
	entry('phone/LaterPart', LaterPart, {
		coming: { load: () => new Promise<never>(nothing), props: {}, shown: true },
		missing: { load: () => Promise.reject(new Error('gallery')), props: {}, shown: true },
		quiet: { load: () => new Promise<never>(nothing), props: {}, shown: true, quiet: true }
	}),
	bar('phone/StepNotice', StepNotice, {
		ordinary: nextStep(notice),
		longest: nextStep({ ...notice, step: longTitle })
	}),
	entry('phone/door/DoorAnswer', DoorAnswer, {
		early,
		shut,
		wrong: turnedAway('code_wrong'),
		tooMany: turnedAway('too_many_tries'),
		over: turnedAway('meeting_over'),
		cancelled: turnedAway('meeting_cancelled', { words: '台風の ため' }),
		longest: turnedAway('meeting_cancelled', { words: longestText })
	}),
	entry('phone/door/CodeBoxes', CodeBoxes, {
		empty: { code: '', labelledby: 'none' },
		half: { code: '4827', labelledby: 'none' },
		refused: { code: '48271906', labelledby: 'none', invalid: true }
	}),
	entry('phone/door/JoinCode', JoinCode, {
		empty: door,
		busy: { ...door, busy: true },
		refused: { ...door, ...turnedAway('code_wrong') },
		early: { ...door, ...early },
		shut: { ...door, ...shut },
		cancelled: { ...door, ...turnedAway('meeting_cancelled', { words: '台風の ため' }) }
	})
];
