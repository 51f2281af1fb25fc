import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import { clearQuotes, eraseNote, quotesOf } from '#lib/board/erase/erase.ts';
import { lastCardNumber } from '#lib/board/limits.ts';
import type { NoteId } from '#lib/board/model.ts';
import { marksIn } from '#lib/board/text/personal-information.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { refresh } from './apply-actions.ts';
import type { CommandContext } from './command-context.ts';
import type { NoteRow } from '../../live/log/board-rows.ts';

export const blank = {
	heldBy: null,
	number: null,
	supportPhones: 0,
	supportHands: 0,
	carried: false,
	takenFrom: null
} as const;

/** N6; the note is held (あずかり) if its text may identify a person (N9). */
export function postNote(
	command: CommandOf<'note.post'>,
	actor: Actor,
	context: CommandContext
): CommandResult {
	const participant = actor.kind === 'participant' ? actor.id : null;
	const { kind, text, number = null } = command;
	const id = context.effects.newId() as NoteId;
	const source = participant ? 'phone' : (command.as ?? 'staff');
	const held = marksIn(text).length > 0;

	context.rows.addNote({
		...blank,
		id,
		kind,
		text,
		number,
		source,
		participant,
		postedBy: command.id,
		state: held ? 'held' : 'waiting',
		heldBy: held ? 'rules' : null
	});
	if (!held) edits.countWaiting(context.doc, kind, 1);
	context.touched.add('staff');
	if (participant) context.touched.add(participant);
	return { note: id };
}

/** The new text can free a note that the rules held, or cause it to be held (N9). */
export function editNote(
	command: CommandOf<'note.edit'>,
	note: NoteRow,
	context: CommandContext
): CommandResult {
	const { text } = command;
	const marked = marksIn(text).length > 0;
	const isHeld = note.state === 'held';
	const moves = marked ? !isHeld : isHeld && note.heldBy === 'rules';
	if (text === note.text && !moves) return { note: note.id }; // avoids a needless rewrite of the log
	context.rows.changeNote(note.id, { text });
	if (wasShown(note)) context.erasure.isForgotten = true; // the old text must leave the log (E2)

	// Only staff bring back what they held or trashed, and a card that the room has seen (N14).
	const wasOnBoard = note.state === 'trashed' || (note.state === 'shown' && isCard(note));
	const isStaffs = note.heldBy === 'staff' || wasOnBoard;
	if (marked) setAside(note, isStaffs ? 'staff' : 'rules', context);
	else if (note.state === 'shown') edits.changeNote(context.doc, note.id, text);
	else if (moves) letWait(note, context);
	touch(note, context);
	return { note: note.id };
}

/** N14: the room has not seen the note, so only its row and the counts by kind know the kind. */
export function turnNote(
	{ kind }: CommandOf<'note.turn'>,
	note: NoteRow,
	context: CommandContext
): CommandResult {
	if (kind === note.kind) return { note: note.id };
	context.rows.changeNote(note.id, { kind });
	if (note.state === 'waiting') {
		edits.countWaiting(context.doc, note.kind, -1);
		edits.countWaiting(context.doc, kind, 1);
	}
	touch(note, context);
	return { note: note.id };
}

/** N7: the row loses its text. */
export async function withdrawNote(note: NoteRow, context: CommandContext): Promise<CommandResult> {
	await touchSupporters(note, context);
	context.rows.changeNote(note.id, { state: 'withdrawn', text: '' });
	if (wasShown(note)) await erase(note, context);
	else if (note.state === 'waiting') edits.countWaiting(context.doc, note.kind, -1);
	touch(note, context);
	return { note: note.id };
}

export async function holdNote(note: NoteRow, context: CommandContext): Promise<CommandResult> {
	await touchSupporters(note, context);
	setAside(note, 'staff', context);
	touch(note, context);
	return { note: note.id };
}

export function releaseNote(note: NoteRow, context: CommandContext): CommandResult {
	letWait(note, context);
	touch(note, context);
	return { note: note.id };
}

/** 個別の支援につなぐ keeps only day, field, destination and which office it was (PR-4). */
export async function handOff(
	command: CommandOf<'note.handoff'>,
	note: NoteRow,
	context: CommandContext
): Promise<CommandResult | Refusal> {
	const { field, place } = command;
	const kindOfPlace = place === undefined ? null : await context.rows.kindOfPlace(place);
	if (place !== undefined && !kindOfPlace) return 'place_gone'; // C62: before anything is written
	const destination = kindOfPlace ?? command.destination;
	await touchSupporters(note, context);
	context.rows.changeNote(note.id, { state: 'handed_off', text: '' });
	const on = japanDay(context.effects.now());
	context.rows.addHandoff({ on, field, destination, ...(place !== undefined && { place }) });
	await erase(note, context);
	if (note.takenFrom) await eraseOrigin(note.takenFrom, context);
	touch(note, context);
	return {};
}

export async function trashNote(note: NoteRow, context: CommandContext): Promise<CommandResult> {
	await touchSupporters(note, context);
	context.rows.changeNote(note.id, { state: 'trashed' });
	edits.putNoteAway(context.doc, note.id);
	touch(note, context, true);
	return { note: note.id };
}

/** N11: a note that was shown keeps number, わたしも and place. */
export async function restoreNote(note: NoteRow, context: CommandContext): Promise<CommandResult> {
	if (!wasShown(note)) {
		if (note.heldBy) setAside(note, note.heldBy, context);
		else letWait(note, context);
		touch(note, context, true);
		return { note: note.id };
	}
	await touchSupporters(note, context);
	context.rows.changeNote(note.id, { state: 'shown' });
	edits.showNote(context.doc, note);
	touch(note, context, true);
	return { note: note.id };
}

/** It is a little less than the 20 s of N10, since clocks of processes differ. */
const roundMs = 19_000;
/** A last showing further in the future means that the clock was set back, so the next does not wait (T4). */
const roundAheadMs = 2_000;

/** みんなに 見せる shuffles the notes and numbers them (N5); automatic rounds keep a distance (N10). */
export async function showNotes(actor: Actor, context: CommandContext): Promise<CommandResult> {
	const now = context.effects.now().getTime();
	const since = now - readOutline(context.doc).releasedAt;
	const isTooSoon = since > -roundAheadMs && since < roundMs;
	if (actor.kind === 'server' && isTooSoon) return { shown: 0 };
	edits.setLastShown(context.doc, now);
	return showWaiting(context);
}

export async function showWaiting(context: CommandContext): Promise<CommandResult> {
	const waiting = context.effects.shuffle(await context.rows.waitingNotes());
	for (const note of waiting) {
		const number = edits.showNote(context.doc, note);
		edits.countWaiting(context.doc, note.kind, -1);
		context.rows.changeNote(note.id, { state: 'shown', number });
		touch(note, context);
		if (note.supportPhones > 0) await touchSupporters(note, context); // its わたしも count again
	}
	return { shown: waiting.length };
}

function setAside(note: NoteRow, heldBy: 'rules' | 'staff', context: CommandContext): void {
	context.rows.changeNote(note.id, { state: 'held', heldBy });
	context.touched.add('staff'); // `touch` leaves staff out for a shown note
	if (note.state === 'waiting') edits.countWaiting(context.doc, note.kind, -1);
	if (note.state === 'shown') edits.putNoteAway(context.doc, note.id);
}

function letWait(note: NoteRow, context: CommandContext): void {
	// Nothing else tells a card that was shown from one that waits for the first time (N14).
	const heldBy = isCard(note) && note.heldBy === 'staff' ? 'staff' : null;
	context.rows.changeNote(note.id, { state: 'waiting', heldBy });
	edits.countWaiting(context.doc, note.kind, 1);
}

/** Also erases every text that repeats it (E1–E3). */
async function erase(note: NoteRow, context: CommandContext): Promise<void> {
	const { doc, rows, erasure, changedActions } = context;
	if (note.state === 'waiting') edits.countWaiting(doc, note.kind, -1);
	const repeats = quotesOf(doc, note.id, note.text);
	eraseNote(doc, note.id);
	if (repeats) clearQuotes(doc, repeats);
	for (const action of await rows.erase(note, repeats)) changedActions.add(action);
	erasure.erased.add(note.id);
	erasure.isForgotten = true;
}

/** E6: the earlier note names the same person. */
async function eraseOrigin(from: NoteId, context: CommandContext): Promise<void> {
	for (const action of await context.rows.eraseOrigin(from)) {
		context.changedActions.add(action);
		await refresh({ id: action, type: 'action.refresh', action }, context);
	}
}

const isCard = ({ number }: NoteRow) => number !== null && number <= lastCardNumber;

/** A numbered note was shown, so the log may hold its text. */
const wasShown = ({ number }: NoteRow) => number !== null;

/** Staff see a note only while it is off the board; `always` is for one that moves off or back. */
function touch(note: NoteRow, context: CommandContext, always = false): void {
	if (note.participant) context.touched.add(note.participant);
	if (always || note.state !== 'shown') context.touched.add('staff');
}

/** A phone's press is free again, or counts again. */
async function touchSupporters(note: NoteRow, { rows, touched }: CommandContext): Promise<void> {
	for (const phone of await rows.supporters(note.id)) touched.add(phone);
}
