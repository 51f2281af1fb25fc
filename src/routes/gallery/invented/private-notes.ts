import type { OutboxItem } from '#lib/live/outbox.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { NoteId } from '#lib/board/model.ts';
import type { PrivateNote } from '#lib/board/private-views.ts';
import type { OwnNote } from '#lib/components/phone/own/own-note.ts';
import { now } from './boards.ts';
import { longestText, note, unbroken } from './notes.ts';

const aPrivateNote = (text: string, more: Partial<PrivateNote> = {}): PrivateNote => ({
	id: text.slice(0, 12) as NoteId,
	kind: 'komatta',
	text,
	state: 'waiting',
	heldBy: null,
	number: null,
	postedBy: null,
	proxy: false,
	...more
});

/** Invented, like the telephone number in it. */
export const withDetails = '佐藤さんの 電話は 090-0000-0000 です。';

export const byPhone = aPrivateNote('門の 電球に 手が とどかない');
export const byProxy = aPrivateNote('竹の 細工を 教えたい', { kind: 'mottainai', proxy: true, number: 12 });
export const heldByRules = aPrivateNote(withDetails, { state: 'held', heldBy: 'rules' });
export const heldByStaff = aPrivateNote('かぎを あずかって ほしい', {
	state: 'held',
	heldBy: 'staff',
	proxy: true
});

/** What staff see of notes that are not on the board: each state, by phone and written down for somebody. */
export const privateNotes: readonly PrivateNote[] = [
	byPhone,
	byProxy,
	heldByRules,
	heldByStaff,
	aPrivateNote('同じ紙が 二枚 あった', { state: 'trashed', number: 214 })
];

export const longestByProxy = aPrivateNote(longestText, { number: 199, proxy: true });
export const unbrokenHeld = aPrivateNote(unbroken, { state: 'held', heldBy: 'staff', kind: 'mottainai' });

export const longestPrivateNotes: readonly PrivateNote[] = [
	longestByProxy,
	unbrokenHeld,
	aPrivateNote(`${withDetails}${longestText}`, { state: 'held', heldBy: 'rules' }),
	aPrivateNote(`あ${longestText}`, { state: 'trashed', number: 1999 })
];

const anOwnNote = (progress: OwnNote['progress'], text: string, more: Partial<OwnNote> = {}): OwnNote => ({
	key: `${progress}${text.slice(0, 12)}`,
	id: text as NoteId,
	kind: 'komatta',
	text,
	progress,
	number: null,
	heldBy: null,
	changeable: true,
	...more
});

export const arrived = anOwnNote('arrived', '雨の日に 遊ぶところが ない');
export const ownHeld = anOwnNote('held', withDetails, { heldBy: 'rules' });
export const ownShown = anOwnNote('shown', note.text, { id: note.id, number: note.number });

/** A note of this phone in each of its states. */
export const ownNotes: readonly OwnNote[] = [
	anOwnNote('kept', '柿が 落ちて 近所に わるい', { id: null, changeable: false }),
	anOwnNote('sending', '朝 犬と 歩いている', { id: null, kind: 'mottainai', changeable: false }),
	arrived,
	ownHeld,
	anOwnNote('held', 'となりの 家の こと', { heldBy: 'staff' }),
	ownShown,
	anOwnNote('withdrawn', '町会の 軽トラック', { kind: 'mottainai', changeable: false }),
	anOwnNote('handed_off', '', { changeable: false })
];

export const longestOwnNote = anOwnNote('arrived', longestText);

export const longestOwnNotes: readonly OwnNote[] = [
	longestOwnNote,
	anOwnNote('shown', unbroken, { number: 1999, kind: 'mottainai' })
];

const unsent = (id: string, refusal: OutboxItem['refusal'], ask: Ask): OutboxItem => ({
	command: { ...ask, id },
	at: now(),
	since: 0,
	sentAt: null,
	refusal
});

/** Two notes of which the server does not know yet. */
export const waiting: readonly OutboxItem[] = [
	unsent('W1', null, { type: 'note.post', kind: 'komatta', text: '柿が 落ちて 近所に わるい' }),
	unsent('W2', null, { type: 'note.post', kind: 'mottainai', text: '朝 犬と 歩いている' })
];

/** Notes that it sent back. */
export const returned: readonly OutboxItem[] = [
	unsent('R1', 'number_taken', {
		type: 'note.post',
		kind: 'komatta',
		text: '雪かき',
		as: 'paper',
		number: 12
	}),
	unsent('R2', 'board_full', { type: 'note.post', kind: 'komatta', text: longestText, as: 'proxy' })
];
