import { isStaff, type Actor } from './actor.ts';
import type { Command, CommandOf } from './commands.ts';
import type { MeetingState, NoteFacts } from './meeting-state.ts';
import type { ActionStatus, ActionWords, Confidentiality, NoteState } from '#lib/board/model.ts';
import {
	keptForStaff,
	maxCaption,
	maxHeld,
	maxNotes,
	maxOwnNotes,
	maxSupports,
	maxUnseenOfKey
} from '#lib/board/limits.ts';
import { marksIn } from '#lib/board/text/personal-information.ts';
import type { Refusal } from './refusals.ts';
import { isLonger, refusalForLength, refusalForText } from './refusal-for-text.ts';
import { isBlank, maxText } from '#lib/board/text/text.ts';

/** Rule ids: RULES.md. */
export function refusalForContent(actor: Actor, command: Command, meeting: MeetingState): Refusal | null {
	switch (command.type) {
		case 'note.post': {
			const unfit = refusalForText(command.text); // N1, N2: checked first, since `isFull` scans the text
			if (unfit) return unfit;
			if (isFull(actor, command, meeting)) return 'board_full'; // N3, N13
			if (actor.kind === 'participant' && meeting.participant.notes >= maxOwnNotes)
				return 'own_notes_used_up'; // N13
			return command.number !== undefined && meeting.isTaken(command.number) ? 'number_taken' : null; // N5
		}
		case 'note.take':
			return meeting.notes.onBoard >= maxNotes ? 'board_full' : null; // N3
		case 'note.edit':
		case 'note.withdraw':
		case 'note.turn': {
			const note = meeting.note(command.note);
			if (!note || isGone(note.state)) return 'note_gone'; // N4
			if (!note.own && !(isStaff(actor) && !note.hasAuthor)) return 'not_your_note'; // P3
			const isOfUnseen = command.type === 'note.turn' || actor.kind === 'scribe'; // N14, P15
			// What is in the trash may never have been shown (P7).
			if (isOfUnseen && !note.isUnseen) return note.state === 'trashed' ? 'note_gone' : 'already_shown';
			if (command.type !== 'note.edit') return null;
			const unfit = refusalForText(command.text); // N1, N2
			if (unfit) return unfit;
			return note.state !== 'held' && isTooMuchHeld(actor, command, meeting) ? 'board_full' : null; // N3
		}
		case 'note.hold':
			return refusalForState(meeting.note(command.note), ['waiting', 'shown']);
		case 'note.release':
			return refusalForSeen(meeting.note(command.note), 'held', command.seen);
		case 'note.handoff':
			return refusalForState(meeting.note(command.note), ['waiting', 'held', 'shown', 'trashed']);
		case 'note.restore':
			return refusalForSeen(meeting.note(command.note), 'trashed', command.seen);
		case 'note.trash':
		case 'note.carry':
		case 'support.count':
			return refusalForState(meeting.note(command.note), ['shown']);
		case 'spotlight.set':
			return command.note && refusalForState(meeting.note(command.note), ['shown']);
		case 'captions.set':
			return command.words !== null && isLonger(command.words, maxCaption) ? 'text_too_long' : null; // AC-12
		case 'author.stop': {
			const note = meeting.note(command.note);
			return !note ? 'note_gone' : note.hasAuthor ? null : 'not_from_a_phone';
		}
		case 'support.set': {
			if (!command.on) return meeting.note(command.note) ? null : 'note_gone'; // a note in any state may lose its わたしも
			const gone = refusalForState(meeting.note(command.note), ['shown']);
			const { supports } = meeting.participant;
			const another = !supports.includes(command.note);
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
			return refusalForWords(command) ?? refusalForNews(command.status, command.remark ?? '');
		case 'action.edit':
			return meeting.hasAction(command.action) ? refusalForWords(command) : 'action_gone';
		case 'action.refresh':
		case 'offer.set':
		case 'offer.count':
			return meeting.hasAction(command.action) ? null : 'action_gone';
		case 'action.update':
			if (!meeting.hasAction(command.action)) return 'action_gone';
			return refusalForNews(command.status, command.remark);
		case 'deciding.set': {
			const { deciding } = command;
			return deciding && refusalForLength(allWords(deciding));
		}
		case 'meeting.plan':
			return refusalForPlan(actor, command, meeting);
		case 'meeting.cancel':
			return refusalForLength(command.words);
		case 'attendance.add':
			return refusalForLength(command.organization);
		default:
			return null;
	}
}

function refusalForPlan(
	actor: Actor,
	command: CommandOf<'meeting.plan'>,
	meeting: MeetingState
): Refusal | null {
	const { since, theme, venue = null, agenda, rules } = command;
	if (since !== undefined && since !== meeting.planVersion) return 'plan_changed'; // P12
	const titles = agenda.map(({ title }) => title);
	if (titles.some(isBlank) || (venue !== null && isBlank(venue))) return 'text_empty';
	const opening = refusalForOpening(actor, command, meeting);
	if (opening) return opening;
	return firstOf([theme, venue ?? '', ...titles].map(refusalForLength)) ?? refusalForRules(rules);
}

const openness: readonly Confidentiality[] = ['closed', 'members', 'public'];

/** P10: only a coordinator admits more readers, and only after every text was rechecked (CO-1). */
function refusalForOpening(
	actor: Actor,
	{ confidentiality, rechecked }: CommandOf<'meeting.plan'>,
	meeting: MeetingState
): Refusal | null {
	if (openness.indexOf(confidentiality) <= openness.indexOf(meeting.confidentiality)) return null;
	if (actor.kind !== 'account' || !actor.coordinates) return 'coordinator_only';
	const { onBoard, held, trashed } = meeting.notes;
	return onBoard + held + trashed > 0 && !rechecked ? 'recheck_first' : null;
}

/** N3: phones and 代筆のかぎ leave places for staff, and add no more held notes than staff can read. */
function isFull(actor: Actor, command: CommandOf<'note.post'>, meeting: MeetingState): boolean {
	if (actor.kind === 'scribe' && meeting.participant.notes >= maxUnseenOfKey) return true; // N13
	const most = leavesPlaces(actor) ? maxNotes - keptForStaff : maxNotes;
	return meeting.notes.onBoard >= most || isTooMuchHeld(actor, command, meeting);
}

const leavesPlaces = ({ kind }: Actor) => kind === 'participant' || kind === 'scribe';

const isTooMuchHeld = (actor: Actor, { text }: { readonly text: string }, { notes }: MeetingState) =>
	leavesPlaces(actor) && notes.held >= maxHeld && marksIn(text).length > 0;

const isGone = (state: NoteState) => state === 'withdrawn' || state === 'handed_off';

/** A text edited after staff read it is refused (N9). */
function refusalForSeen(note: NoteFacts | null, state: NoteState, seen: string): Refusal | null {
	return refusalForState(note, [state]) ?? (note?.text === seen ? null : 'note_changed');
}

function refusalForState(note: NoteFacts | null, expected: readonly NoteState[]): Refusal | null {
	return note && expected.includes(note.state) ? null : 'note_gone'; // N4
}

/** V3: per phone, however many pages it has open. */
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

const refusalForNews = (status: ActionStatus | undefined, remark: string): Refusal | null =>
	status === 'dropped' && isBlank(remark) ? 'reason_missing' : refusalForLength(remark); // A5

/** Each line is limited like a note, and so is their total. */
const refusalForRules = (rules: string): Refusal | null =>
	firstOf(rules.split('\n').map(refusalForLength)) ?? (rules.length > 4 * maxText ? 'text_too_long' : null);
