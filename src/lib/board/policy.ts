/** Who may do what, and when. The only permission rules: the page asks, and the server asks again. */
import type { Command, CommandOf } from './commands.ts';
import type {
	AccountId,
	ActionWords,
	CombinationId,
	DayKeyId,
	NoteId,
	NoteState,
	ParticipantId,
	Phase,
	Voting
} from './model.ts';
import { maxNotes, maxSupports } from './model.ts';
import type { Refusal } from './refusals.ts';
import { isBlank, lengthOf, maxText } from './text.ts';

/** A family emoji of four is 11 code units; nothing that people write needs more than this. */
const marksPerCharacter = 16;

export type Actor =
	/** A phone, without an account. */
	| { readonly kind: 'participant'; readonly id: ParticipantId }
	/** The projector: it looks. */
	| { readonly kind: 'screen'; readonly id: ParticipantId | DayKeyId }
	/** Signed in; `facilitates` this meeting's council, or only looks. */
	| { readonly kind: 'account'; readonly id: AccountId; readonly facilitates: boolean }
	/** Holds the meeting's 当日のかぎ: facilitates this one meeting. */
	| { readonly kind: 'key'; readonly id: DayKeyId }
	/** The server itself, never somebody behind a socket. */
	| { readonly kind: 'server' };

/** How a named note stands. */
export interface NoteFacts {
	readonly state: NoteState;
	/** The actor wrote it. */
	readonly own: boolean;
	/** Written on a phone; what staff wrote down for others has no author. */
	readonly hasAuthor: boolean;
}

/** What the rules need to know of a meeting, as it stands under the board's lock. */
export interface MeetingState {
	readonly phase: Phase;
	readonly agendaLength: number;
	/** Notes on the board and notes waiting, together. */
	readonly noteCount: number;
	readonly voting: Voting;
	/** How many シール each phone may place. */
	readonly stickers: number;
	/** Null: there is no such note in this meeting. */
	note(id: NoteId): NoteFacts | null;
	/** A printed number that another note of this meeting bears. */
	isTaken(number: number): boolean;
	hasCombination(id: string): boolean;
	hasAction(id: string): boolean;
	/** The participant who asks: what they have done so far. */
	readonly participant: ParticipantFacts;
}

export interface ParticipantFacts {
	readonly stopped: boolean;
	readonly supports: readonly NoteId[];
	readonly votes: Readonly<Record<CombinationId, number>>;
}

/** Facilitates this meeting: an account of its council, or whoever holds its 当日のかぎ. */
export function isStaff(actor: Actor): boolean {
	return actor.kind === 'key' || (actor.kind === 'account' && actor.facilitates);
}

/** Null means yes. Rule ids: RULES.md. */
export function refusalFor(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	return (
		refusalForWriter(actor, command, meeting) ??
		refusalForPhase(actor, command, meeting) ??
		refusalForContent(actor, command, meeting)
	);
}

/** May this person change the arrangement (groups, places, combinations) of the document? */
export function refusalForEdit(actor: Actor, phase: Phase): Refusal | null {
	if (!isStaff(actor)) return 'facilitator_only'; // P4
	return phase === 'closed' ? 'meeting_closed' : null; // P1
}

function refusalForWriter(actor: Actor, command: Command, { participant }: MeetingState): Refusal | null {
	if (command.type === 'phone.joined') return actor.kind === 'server' ? null : 'unknown_command';
	if (actor.kind === 'screen') return 'read_only'; // P5
	const phonesOnly = command.type === 'support.set' || command.type === 'vote.set';
	if (isStaff(actor) || actor.kind === 'server') return phonesOnly ? 'unknown_command' : null; // V1
	if (actor.kind === 'account') return 'read_only'; // P5

	switch (command.type) {
		case 'note.post':
			if (command.as !== undefined || command.number !== undefined) return 'facilitator_only'; // N8
			return participant.stopped ? 'device_stopped' : null; // P7
		case 'note.edit':
			return participant.stopped ? 'device_stopped' : null; // P7
		case 'note.withdraw':
		case 'support.set':
		case 'vote.set':
			return null;
		default:
			return 'facilitator_only'; // P4
	}
}

function refusalForPhase(actor: Actor, { type }: Command, { phase }: MeetingState): Refusal | null {
	if (phase === 'closed') return 'meeting_closed'; // P1
	if (type === 'door.set') return phase === 'wrapup' ? 'meeting_wrapping_up' : null;
	if (type === 'meeting.finish') return phase === 'wrapup' ? null : 'close_first'; // P8
	if (phase === 'draft') return isStaff(actor) && beforeTheDoor.has(type) ? null : 'meeting_not_open'; // P6
	if (phase === 'wrapup') return whileTidying.has(type) ? null : 'meeting_wrapping_up'; // P2
	return null;
}

/** P6: what staff may do before the door was opened for the first time. */
const beforeTheDoor: ReadonlySet<Command['type']> = new Set([
	'note.post',
	'note.edit',
	'note.withdraw',
	'note.hold',
	'note.release',
	'note.handoff',
	'attendance.add',
	'meeting.plan'
]);

/** P2: still possible after 閉会. */
const whileTidying: ReadonlySet<Command['type']> = new Set([
	'note.withdraw',
	'note.hold',
	'note.handoff',
	'note.trash',
	'note.restore',
	'note.carry',
	'action.decide',
	'action.bring',
	'action.edit',
	'action.update',
	'decide.later',
	'deciding.set',
	'support.count',
	'vote.count',
	'attendance.add'
]);

function refusalForContent(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	switch (command.type) {
		case 'note.post':
			if (meeting.noteCount >= maxNotes) return 'board_full'; // N3
			if (command.number !== undefined && meeting.isTaken(command.number)) return 'number_taken'; // N5
			return refusalForText(command.text);
		case 'note.take':
			return meeting.noteCount >= maxNotes ? 'board_full' : null; // N3
		case 'note.edit':
		case 'note.withdraw': {
			const note = meeting.note(command.note);
			if (!note || isGone(note.state)) return 'note_gone'; // N4
			if (!note.own && !(isStaff(actor) && !note.hasAuthor)) return 'not_your_note'; // P3
			return command.type === 'note.edit' ? refusalForText(command.text) : null;
		}
		case 'note.hold':
			return refusalForState(meeting.note(command.note), ['waiting', 'shown']);
		case 'note.release':
			return refusalForState(meeting.note(command.note), ['held']);
		case 'note.handoff':
			return refusalForState(meeting.note(command.note), ['waiting', 'held', 'shown', 'trashed']);
		case 'note.restore':
			return refusalForState(meeting.note(command.note), ['trashed']);
		case 'note.trash':
		case 'note.carry':
		case 'support.count':
			return refusalForState(meeting.note(command.note), ['shown']);
		case 'spotlight.set':
			return command.note && refusalForState(meeting.note(command.note), ['shown']);
		case 'author.stop': {
			const note = meeting.note(command.note);
			return !note ? 'note_gone' : note.hasAuthor ? null : 'not_from_a_phone';
		}
		case 'support.set': {
			const gone = refusalForState(meeting.note(command.note), ['shown']);
			const { supports } = meeting.participant;
			const another = command.on && !supports.includes(command.note);
			return gone ?? (another && supports.length >= maxSupports ? 'supports_used_up' : null); // V2
		}
		case 'vote.set':
			return refusalForVote(command, meeting);
		case 'vote.count':
		case 'decide.later':
			return meeting.hasCombination(command.combination) ? null : 'combination_gone';
		case 'step.go':
			return command.position < meeting.agendaLength ? null : 'no_such_step';
		case 'action.decide':
			if (command.combination && !meeting.hasCombination(command.combination)) return 'combination_gone'; // A2
			return refusalForWords(command);
		case 'action.bring':
			return refusalForWords(command);
		case 'action.edit':
			return meeting.hasAction(command.action) ? refusalForWords(command) : 'action_gone';
		case 'action.update':
			if (!meeting.hasAction(command.action)) return 'action_gone';
			if (command.status === 'dropped' && isBlank(command.remark)) return 'reason_missing'; // A5
			return refusalForLength(command.remark);
		case 'deciding.set': {
			const { deciding } = command;
			return deciding && refusalForLength(allWords(deciding));
		}
		case 'meeting.plan': {
			const titles = command.agenda.map(({ title }) => title);
			if (titles.some(isBlank)) return 'text_empty';
			return firstOf([command.theme, ...titles].map(refusalForLength)) ?? refusalForRules(command.rules);
		}
		case 'attendance.add':
			return refusalForLength(command.organization);
		default:
			return null;
	}
}

const isGone = (state: NoteState) => state === 'withdrawn' || state === 'handed_off';

function refusalForState(note: NoteFacts | null, expected: readonly NoteState[]): Refusal | null {
	return note && expected.includes(note.state) ? null : 'note_gone'; // N4
}

/** V3: no phone places more than its シール, however many pages it has open. */
function refusalForVote(
	{ combination, count }: CommandOf<'vote.set'>,
	meeting: MeetingState
): Refusal | null {
	if (meeting.voting !== 'open') return 'votes_closed';
	if (!meeting.hasCombination(combination)) return 'combination_gone';
	const elsewhere = Object.entries(meeting.participant.votes)
		.filter(([id]) => id !== combination && meeting.hasCombination(id))
		.reduce((sum, [, placed]) => sum + placed, 0);
	return elsewhere + count > meeting.stickers ? 'votes_over_budget' : null;
}

const firstOf = (refusals: readonly (Refusal | null)[]) => refusals.find((each) => each !== null) ?? null;
const allWords = ({ what, firstStep, owner, helpers }: ActionWords) => what + firstStep + owner + helpers;
const refusalForWords = (words: ActionWords): Refusal | null =>
	isBlank(words.what) ? 'text_empty' : firstOf([words.what, allWords(words)].map(refusalForLength));

/** 約束 are a page of lines, each of them as short as a note. */
const refusalForRules = (rules: string): Refusal | null =>
	firstOf(rules.split('\n').map(refusalForLength)) ?? (rules.length > 4 * maxText ? 'text_too_long' : null);

/** What a phone asks before it says 出す, and the server asks again (N1, N2). */
export function refusalForText(text: string): Refusal | null {
	return isBlank(text) ? 'text_empty' : refusalForLength(text);
}

function refusalForLength(text: string): Refusal | null {
	// One "character" may hide any number of combining marks: those are bounded too.
	const tooLong = text.length > maxText * marksPerCharacter || lengthOf(text) > maxText;
	return tooLong ? 'text_too_long' : null;
}
