/** One command, judged and carried out on a live document and its rows. The caller holds the board's lock. */
import type * as Y from 'yjs';
import type { Command, CommandOf, CommandResult } from '#lib/board/commands.ts';
import { notesBehind, readOutline } from '#lib/board/doc.ts';
import {
	changeNote,
	countPhone,
	countWaiting,
	goToStep,
	putAction,
	removeNote,
	setPhase,
	showNote,
	updateAction
} from '#lib/board/edits.ts';
import type { ActionId, NoteId, ParticipantId } from '#lib/board/model.ts';
import { refusalFor, type Actor } from '#lib/board/policy.ts';
import type { Refusal } from '#lib/board/refusals.ts';
import type { BoardRows, NoteRow } from './board-log.ts';

/** What a command needs of the world; time and ids are handed in. */
export interface Chance {
	now(): Date;
	newId(): string;
	/** The same items in random order: note order must not tell posting order. */
	shuffle<T>(items: readonly T[]): T[];
}

export interface Scene {
	readonly doc: Y.Doc;
	readonly rows: BoardRows;
	readonly chance: Chance;
	/** Authors whose own list changed; "staff" when the list of hidden notes changed. */
	readonly touched: Set<ParticipantId | 'staff'>;
}

/** The result, or the refusal. A refused command has changed nothing. */
export async function applyCommand(
	command: Command,
	actor: Actor,
	scene: Scene
): Promise<CommandResult | Refusal> {
	const outline = readOutline(scene.doc);
	const named = 'note' in command ? await scene.rows.note(command.note) : null;
	const refusal = refusalFor(actor, command, {
		...outline,
		note: () => named && { state: named.state, own: isOwn(named, actor) }
	});
	if (refusal) return refusal;

	switch (command.type) {
		case 'note.post':
			return postNote(command, actor, scene);
		case 'note.edit':
			return named ? editNote(command, named, scene) : 'note_gone';
		case 'note.withdraw':
			return named ? withdrawNote(named, scene) : 'note_gone';
		case 'notes.show':
			return showNotes(scene);
		case 'step.go':
			goToStep(scene.doc, command.position);
			return {};
		case 'door.set':
			return setDoor(command, scene);
		case 'action.decide':
			return decide(command, actor, scene);
		case 'action.update':
			return update(command, actor, scene);
		case 'meeting.close':
			setPhase(scene.doc, 'wrapup', false);
			scene.rows.setMeeting({ phase: 'wrapup', door: false });
			return {};
		case 'phone.joined':
			countPhone(scene.doc);
			return {};
	}
}

function isOwn(note: NoteRow, actor: Actor): boolean {
	return actor.kind === 'participant' && note.participant === actor.id;
}

/** Hidden until shown, unless the meeting shows notes at once (N6). */
function postNote(command: CommandOf<'note.post'>, actor: Actor, scene: Scene): CommandResult {
	const participant = actor.kind === 'participant' ? actor.id : null;
	const { kind, text } = command;
	const id = scene.chance.newId() as NoteId;
	const base = { id, kind, text, participant, postedBy: command.id };

	if (readOutline(scene.doc).reveal === 'at_once') {
		const number = showNote(scene.doc, { id, kind, text });
		scene.rows.addNote({ ...base, state: 'shown', number });
	} else {
		countWaiting(scene.doc, kind, 1);
		scene.rows.addNote({ ...base, state: 'waiting', number: null });
		scene.touched.add('staff');
	}
	if (participant) scene.touched.add(participant);
	return { note: id };
}

function editNote(command: CommandOf<'note.edit'>, note: NoteRow, scene: Scene): CommandResult {
	scene.rows.changeNote(note.id, { text: command.text });
	if (note.state === 'shown') changeNote(scene.doc, note.id, command.text);
	touch(note, scene);
	return { note: note.id };
}

/** Taken back means gone: from the board, and from its row (N7). */
function withdrawNote(note: NoteRow, scene: Scene): CommandResult {
	scene.rows.changeNote(note.id, { state: 'withdrawn', text: '' });
	if (note.state === 'shown') removeNote(scene.doc, note.id);
	else countWaiting(scene.doc, note.kind, -1);
	touch(note, scene);
	return { note: note.id };
}

function touch(note: NoteRow, scene: Scene): void {
	if (note.participant) scene.touched.add(note.participant);
	if (note.state !== 'shown') scene.touched.add('staff');
}

/** みんなに 見せる: all that wait, in shuffled order, each with its number (N5). */
async function showNotes(scene: Scene): Promise<CommandResult> {
	const waiting = scene.chance.shuffle(await scene.rows.waitingNotes());
	for (const note of waiting) {
		const number = showNote(scene.doc, { id: note.id, kind: note.kind, text: note.text });
		countWaiting(scene.doc, note.kind, -1);
		scene.rows.changeNote(note.id, { state: 'shown', number });
		touch(note, scene);
	}
	return { shown: waiting.length };
}

/** The first opening takes over every undone action item of the council (A3). */
async function setDoor(command: CommandOf<'door.set'>, scene: Scene): Promise<CommandResult> {
	if (command.open && readOutline(scene.doc).phase === 'draft') {
		for (const action of await scene.rows.undoneActions())
			putAction(scene.doc, { ...action, from: 'earlier' });
	}
	const phase = command.open ? 'open' : readOutline(scene.doc).phase;
	setPhase(scene.doc, phase, command.open);
	scene.rows.setMeeting({ phase, door: command.open });
	return {};
}

/** A1, A2: it gets its id here for life, and remembers combination, notes and meeting. */
function decide(command: CommandOf<'action.decide'>, actor: Actor, scene: Scene): CommandResult {
	const id = scene.chance.newId() as ActionId;
	const { what, firstStep, owner, due, combination } = command;
	const action = { id, what, firstStep, owner, due, combination, status: 'not_started', remark: '' } as const;
	const notes = combination ? notesBehind(scene.doc, combination) : [];

	putAction(scene.doc, { ...action, from: 'this_meeting' });
	scene.rows.addAction(action, notes, {
		status: 'not_started',
		remark: '',
		at: scene.chance.now(),
		by: accountOf(actor)
	});
	return { action: id };
}

function update(command: CommandOf<'action.update'>, actor: Actor, scene: Scene): CommandResult {
	const { action, status, remark } = command;
	updateAction(scene.doc, action, { status, remark });
	scene.rows.updateAction(action, { status, remark, at: scene.chance.now(), by: accountOf(actor) });
	return { action };
}

const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.id : null);
