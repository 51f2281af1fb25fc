/** What commands do to notes (付箋). The policy has said yes. */
import * as edits from '#lib/board/document/command-edits.ts';
import type { CommandOf, CommandResult } from '#lib/board/policy/commands.ts';
import { readOutline } from '#lib/board/document/doc.ts';
import { clearQuotes, eraseNote, quotesOf } from '#lib/board/erase/erase.ts';
import type { NoteId } from '#lib/board/model.ts';
import { marksIn } from '#lib/board/text/personal-information.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';
import { japanDay } from '#lib/words/japan-time.ts';
import { refresh } from './apply-actions.ts';
import type { Scene } from './apply-command.ts';
import type { NoteRow } from '../../live/log/board-log.ts';

const blank = {
	...{ heldBy: null, number: null, supportPhones: 0, supportHands: 0 },
	...{ carried: false, takenFrom: null }
} as const;

/** Hidden until shown (N6); in あずかり while its words may point at a person (N9). */
export function postNote(command: CommandOf<'note.post'>, actor: Actor, scene: Scene): CommandResult {
	const participant = actor.kind === 'participant' ? actor.id : null;
	const { kind, text, number = null } = command;
	const id = scene.chance.newId() as NoteId;
	const source = participant ? 'phone' : (command.as ?? 'staff');
	const held = marksIn(text).length > 0;

	scene.rows.addNote({
		...blank,
		...{ id, kind, text, number, source, participant, postedBy: command.id },
		state: held ? 'held' : 'waiting',
		heldBy: held ? 'rules' : null
	});
	if (!held) edits.countWaiting(scene.doc, kind, 1);
	scene.touched.add('staff');
	if (participant) scene.touched.add(participant);
	return { note: id };
}

/** A corrected text is judged anew: what the rules held comes free, what they mark now is held (N9). */
export function editNote(command: CommandOf<'note.edit'>, note: NoteRow, scene: Scene): CommandResult {
	const { text } = command;
	const marked = marksIn(text).length > 0;
	const isHeld = note.state === 'held';
	const moves = marked ? !isHeld : isHeld && note.heldBy === 'rules';
	if (text === note.text && !moves) return { note: note.id }; // a log is not written anew for nothing
	scene.rows.changeNote(note.id, { text });
	if (wasShown(note)) scene.past.isForgotten = true; // the words before

	// What staff took away comes back by staff only, however often it is corrected.
	const isStaffs = note.heldBy === 'staff' || note.state === 'trashed';
	if (marked) setAside(note, isStaffs ? 'staff' : 'rules', scene);
	else if (note.state === 'shown') edits.changeNote(scene.doc, note.id, text);
	else if (moves) letWait(note, scene);
	touch(note, scene);
	return { note: note.id };
}

/** Taken back means gone: from the board, and from its row (N7). */
export async function withdrawNote(note: NoteRow, scene: Scene): Promise<CommandResult> {
	await touchSupporters(note, scene);
	scene.rows.changeNote(note.id, { state: 'withdrawn', text: '' });
	if (wasShown(note)) await erase(note, scene);
	else if (note.state === 'waiting') edits.countWaiting(scene.doc, note.kind, -1);
	touch(note, scene);
	return { note: note.id };
}

/** あずかる: from the papers that wait, or off the board. */
export async function holdNote(note: NoteRow, scene: Scene): Promise<CommandResult> {
	await touchSupporters(note, scene);
	setAside(note, 'staff', scene);
	touch(note, scene);
	return { note: note.id };
}

/** It is shown with the others at the next みんなに 見せる. */
export function releaseNote(note: NoteRow, scene: Scene): CommandResult {
	letWait(note, scene);
	touch(note, scene);
	return { note: note.id };
}

/** 個別の支援につなぐ: the text is gone everywhere; a day, a field and a destination stay (PR-4). */
export async function handOff(
	command: CommandOf<'note.handoff'>,
	note: NoteRow,
	scene: Scene
): Promise<CommandResult> {
	const { field, destination } = command;
	await touchSupporters(note, scene);
	scene.rows.changeNote(note.id, { state: 'handed_off', text: '' });
	scene.rows.addHandoff({ on: japanDay(scene.chance.now()), field, destination });
	await erase(note, scene);
	if (note.takenFrom) await eraseOrigin(note.takenFrom, scene);
	touch(note, scene);
	return {};
}

export async function trashNote(note: NoteRow, scene: Scene): Promise<CommandResult> {
	await touchSupporters(note, scene);
	scene.rows.changeNote(note.id, { state: 'trashed' });
	edits.putNoteAway(scene.doc, note.id);
	touch(note, scene, true);
	return { note: note.id };
}

/** With its number, its わたしも and its place; what was never shown to where it was before (N11). */
export async function restoreNote(note: NoteRow, scene: Scene): Promise<CommandResult> {
	if (!wasShown(note)) {
		if (note.heldBy) setAside(note, note.heldBy, scene);
		else letWait(note, scene);
		touch(note, scene, true);
		return { note: note.id };
	}
	await touchSupporters(note, scene);
	scene.rows.changeNote(note.id, { state: 'shown' });
	edits.showNote(scene.doc, note);
	touch(note, scene, true);
	return { note: note.id };
}

/** Chosen for the closed tray of the next meeting, or not. */
export function carryNote({ note, on }: CommandOf<'note.carry'>, scene: Scene): CommandResult {
	scene.rows.changeNote(note, { carried: on });
	edits.carryNote(scene.doc, note, on);
	return { note };
}

/** 前回からの つづき: a copy of an earlier paper lies on this board, at once. */
export async function takeNote(
	{ from, id: postedBy }: CommandOf<'note.take'>,
	scene: Scene
): Promise<CommandResult | Refusal> {
	const taken = await scene.rows.takenNote(from);
	if (taken) return takeAgain(taken, scene);
	const earlier = await scene.rows.earlierNote(from);
	if (!earlier) return 'note_gone';
	const note = { ...blank, ...earlier, takenFrom: from, id: scene.chance.newId() as NoteId };
	const number = edits.showNote(scene.doc, note);
	const row = { ...note, number, source: 'carried', state: 'shown', participant: null, postedBy } as const;
	scene.rows.addNote(row);
	return { note: note.id };
}

/**
 * One paper has one copy here. It may lie there by now, since another laptop was faster; from the trash it comes back
 * (N11). From あずかり only whoever reads it there lets it go (N9).
 */
function takeAgain(copy: NoteRow, scene: Scene): Promise<CommandResult> | CommandResult | Refusal {
	if (copy.state === 'trashed') return restoreNote(copy, scene);
	return copy.state === 'shown' || copy.state === 'waiting' ? { note: copy.id } : 'note_gone';
}

/** Between two rounds, in milliseconds; a little less, since clocks of processes differ. */
const roundMs = 19_000;
/** A round that lies further ahead was shown before the clock was put right: it holds up no other (T4). */
const roundAheadMs = 2_000;

/** みんなに 見せる: all that wait, in shuffled order, each with its number (N5). The server's own rounds keep their distance (N10). */
export async function showNotes(actor: Actor, scene: Scene): Promise<CommandResult> {
	const now = scene.chance.now().getTime();
	const since = now - readOutline(scene.doc).releasedAt;
	const isTooSoon = since > -roundAheadMs && since < roundMs;
	if (actor.kind === 'server' && isTooSoon) return { shown: 0 };
	edits.noteRelease(scene.doc, now);
	return showWaiting(scene);
}

export async function showWaiting(scene: Scene): Promise<CommandResult> {
	const waiting = scene.chance.shuffle(await scene.rows.waitingNotes());
	for (const note of waiting) {
		const number = edits.showNote(scene.doc, note);
		edits.countWaiting(scene.doc, note.kind, -1);
		scene.rows.changeNote(note.id, { state: 'shown', number });
		touch(note, scene);
		if (note.supportPhones > 0) await touchSupporters(note, scene); // it was shown before
	}
	return { shown: waiting.length };
}

function setAside(note: NoteRow, heldBy: 'rules' | 'staff', scene: Scene): void {
	scene.rows.changeNote(note.id, { state: 'held', heldBy });
	scene.touched.add('staff'); // whether it waited or was on the board
	if (note.state === 'waiting') edits.countWaiting(scene.doc, note.kind, -1);
	if (note.state === 'shown') edits.putNoteAway(scene.doc, note.id);
}

function letWait(note: NoteRow, scene: Scene): void {
	scene.rows.changeNote(note.id, { state: 'waiting', heldBy: null });
	edits.countWaiting(scene.doc, note.kind, 1);
}

/** For good: off the board and out of its log, with all that repeats it (E1–E3). */
async function erase(note: NoteRow, scene: Scene): Promise<void> {
	const { doc, rows, past, changedActions } = scene;
	if (note.state === 'waiting') edits.countWaiting(doc, note.kind, -1);
	const repeats = quotesOf(doc, note.id, note.text);
	eraseNote(doc, note.id);
	if (repeats) clearQuotes(doc, repeats);
	for (const action of await rows.erase(note, repeats)) changedActions.add(action);
	past.erased.add(note.id);
	past.isForgotten = true;
}

/** E6: the paper of an earlier meeting names the same person. What this board mirrors of that meeting follows its rows. */
async function eraseOrigin(from: NoteId, scene: Scene): Promise<void> {
	for (const action of await scene.rows.eraseOrigin(from)) {
		scene.changedActions.add(action);
		await refresh({ id: action, type: 'action.refresh', action }, scene);
	}
}

/** Its words are, or may be, in the log. */
const wasShown = ({ number }: NoteRow) => number !== null;

/** Its author sees it anew; staff do when it was, or comes, among what is not on the board. */
function touch(note: NoteRow, scene: Scene, always = false): void {
	if (note.participant) scene.touched.add(note.participant);
	if (always || note.state !== 'shown') scene.touched.add('staff');
}

/** Their わたしも is free again, or counts again. */
async function touchSupporters(note: NoteRow, { rows, touched }: Scene): Promise<void> {
	for (const phone of await rows.supporters(note.id)) touched.add(phone);
}
