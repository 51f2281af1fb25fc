/**
 * Specifies who may send which command and when. It is written by hand from RULES.md and derived
 * from no code, so that a mistake in the policy is not repeated here. A refusal is decided in this
 * order: by the role, by the phase, by the target.
 */
import type { PersonCommand } from '#lib/board/policy/commands.ts';
import type { NoteState } from '#lib/board/model.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';

export type Type = PersonCommand['type'];
export type Outcome = Refusal | 'yes';

const phones = ['author', 'neighbour', 'lent', 'stopped'] as const;
const readers = ['screen', 'key_screen', 'phone_screen', 'viewer'] as const;
const staff = ['facilitator', 'coordinator', 'key'] as const;
/**
 * Every role that can have a socket to a board. `tests/doors/admission.test.ts` has those without
 * one.
 */
export const roles = [...phones, ...readers, ...staff, 'scribe' as const];
export type Role = (typeof roles)[number];
export const isPhone = (role: Role) => phones.some((phone) => phone === role);
export const looks = (role: Role) => readers.some((reader) => reader === role);
const prepares = (role: Role) => staff.some((each) => each === role);

interface Row {
	readonly phone: Outcome;
	readonly staff: Outcome;
	/** Absent: `read_only`. */
	readonly screen?: Outcome;
	/** A 代筆のかぎ (P15). Absent: `facilitator_only`. */
	readonly scribe?: Outcome;
	/** The initials of the phases in which the command is possible: draft, open, wrapup. */
	readonly when: 'd' | 'o' | 'do' | 'ow' | 'dow' | 'w';
	/**
	 * The states that the note may have. It is absent if the command names no note of this board.
	 */
	readonly fits?: readonly NoteState[];
}

const no = 'facilitator_only';
const there = ['waiting', 'held', 'shown', 'trashed'] as const;

/* prettier-ignore */
export const specification: Readonly<Record<Type, Row>> = {
	'note.post':      { phone: 'yes', staff: 'yes',             when: 'do',  scribe: 'yes' },
	'note.edit':      { phone: 'yes', staff: 'yes',             when: 'do',  scribe: 'yes', fits: there },
	'note.turn':      { phone: 'yes', staff: 'yes',             when: 'do',  scribe: 'yes', fits: there },
	'note.withdraw':  { phone: 'yes', staff: 'yes',             when: 'dow', scribe: 'yes', fits: there },
	'note.hold':      { phone: no,    staff: 'yes',             when: 'do',  fits: ['waiting', 'shown'] },
	'note.release':   { phone: no,    staff: 'yes',             when: 'do',  fits: ['held'] },
	'note.handoff':   { phone: no,    staff: 'yes',             when: 'dow', fits: there },
	'note.trash':     { phone: no,    staff: 'yes',             when: 'ow',  fits: ['shown'] },
	'note.restore':   { phone: no,    staff: 'yes',             when: 'ow',  fits: ['trashed'] },
	'note.carry':     { phone: no,    staff: 'yes',             when: 'ow',  fits: ['shown'] },
	'note.take':      { phone: no,    staff: 'yes',             when: 'o' },
	'notes.show':     { phone: no,    staff: 'yes',             when: 'o' },
	'author.stop':    { phone: no,    staff: 'yes',             when: 'o',   fits: [...there, 'withdrawn', 'handed_off'] },
	'authors.allow':  { phone: no,    staff: 'yes',             when: 'o' },
	'support.set':    { phone: 'yes', staff: 'unknown_command', when: 'o',   fits: ['shown'] },
	'support.count':  { phone: no,    staff: 'yes',             when: 'ow',  fits: ['shown'] },
	'arrangement.restore': { phone: no, staff: 'yes',           when: 'ow' },
	'votes.open':     { phone: no,    staff: 'yes',             when: 'o' },
	'votes.close':    { phone: no,    staff: 'yes',             when: 'o' },
	'vote.set':       { phone: 'yes', staff: 'unknown_command', when: 'o' },
	'vote.count':     { phone: no,    staff: 'yes',             when: 'ow' },
	'step.go':        { phone: no,    staff: 'yes',             when: 'o' },
	'timer.start':    { phone: no,    staff: 'yes',             when: 'o' },
	'timer.add':      { phone: no,    staff: 'yes',             when: 'o' },
	'timer.stop':     { phone: no,    staff: 'yes',             when: 'o' },
	'spotlight.set':  { phone: no,    staff: 'yes',             when: 'o',   fits: ['shown'] },
	'wall.set':       { phone: no,    staff: 'yes',             when: 'ow' },
	'wall.pages':     { phone: no,    staff: 'yes',             when: 'ow',  screen: 'yes' },
	'captions.set':   { phone: no,    staff: 'yes',             when: 'o' },
	'deciding.set':   { phone: no,    staff: 'yes',             when: 'ow' },
	'action.decide':  { phone: no,    staff: 'yes',             when: 'ow' },
	'action.bring':   { phone: no,    staff: 'yes',             when: 'ow' },
	'action.edit':    { phone: no,    staff: 'yes',             when: 'ow' },
	'action.update':  { phone: no,    staff: 'yes',             when: 'ow' },
	'decide.later':   { phone: no,    staff: 'yes',             when: 'ow' },
	'attendance.add': { phone: no,    staff: 'yes',             when: 'dow' },
	'meeting.plan':   { phone: no,    staff: 'yes',             when: 'do' },
	'door.set':       { phone: no,    staff: 'yes',             when: 'do' },
	'meeting.cancel': { phone: no,    staff: 'yes',             when: 'd' },
	'meeting.close':  { phone: no,    staff: 'yes',             when: 'o' },
	'meeting.finish': { phone: no,    staff: 'yes',             when: 'w' },
	'meeting.reopen': { phone: no,    staff: 'yes',             when: 'w' },
	'writing.set':    { phone: no,    staff: 'yes',             when: 'o' },
	'offer.set':      { phone: 'yes', staff: 'unknown_command', when: 'o' },
	'offer.count':    { phone: no,    staff: 'yes',             when: 'ow' }
};

/** What a command is about: a note of an author in a state, or a variant of the command. */
export type Target =
	| { readonly of: 'author' | 'stopped' | 'nobody' | 'scribe'; readonly state: NoteState }
	| 'elsewhere' // the command names the id of something in another meeting
	| 'here'
	| 'as_staff'
	| 'number_taken'
	| 'opening' // the plan lets more people read the meeting
	| 'opening_rechecked'
	| 'outdated' // made from an older plan than stands
	| 'plain';

export type Phase = 'draft' | 'open' | 'wrapup' | 'closed';

export interface Cell {
	readonly type: Type;
	readonly target: Target;
	readonly role: Role;
	readonly phase: Phase;
	readonly voting: boolean;
	/** The meeting was called off (中止). */
	readonly cancelled?: boolean;
	/** 閉会 was fifteen minutes ago. */
	readonly late?: boolean;
	/** Staff stopped the writing of all phones. */
	readonly quiet?: boolean;
}

export function expected(cell: Cell): Outcome {
	return firstNo(byWho(cell), byWhen(cell), byWhat(cell));
}

const firstNo = (...outcomes: Outcome[]) => outcomes.find((outcome) => outcome !== 'yes') ?? 'yes';

function byWho({ type, target, role }: Cell): Outcome {
	if (role === 'viewer' || role === 'phone_screen') return 'read_only'; // P5
	if (looks(role)) return specification[type].screen ?? 'read_only'; // P5
	if (role === 'scribe') {
		if (type === 'note.post' && target === 'plain') return no; // it writes for others only
		return specification[type].scribe ?? no; // P15
	}
	if (!isPhone(role))
		return role === 'key' && ofAccounts.includes(type) ? 'account_only' : specification[type].staff;
	if (type === 'note.post' && target !== 'plain') return no; // N8
	if (role === 'stopped' && writes.includes(type)) return 'device_stopped'; // P7
	return specification[type].phone;
}

const writes: readonly Type[] = ['note.post', 'note.edit', 'note.turn']; // P7, P14
const ofAccounts: readonly Type[] = ['meeting.plan', 'meeting.cancel']; // P10, P13
const whileCancelled: readonly Type[] = ['meeting.cancel', 'note.withdraw', 'note.handoff']; // P13

function byWhen({ type, role, phase, cancelled, late, quiet }: Cell): Outcome {
	const { when } = specification[type];
	if (phase === 'closed') return 'meeting_closed'; // P1
	if (cancelled && !whileCancelled.includes(type)) return 'meeting_cancelled'; // P13
	if (when === 'd' && phase === 'open') return 'already_opened'; // P13
	if (type === 'meeting.reopen') return byReopening(phase, late); // T5
	if (when === 'w') return phase === 'wrapup' ? 'yes' : 'close_first'; // P8
	if (phase === 'draft') return when.includes('d') && prepares(role) ? 'yes' : 'meeting_not_open'; // P6
	if (phase === 'wrapup') return when.includes('w') ? 'yes' : 'meeting_wrapping_up'; // P2
	if (quiet && isPhone(role) && writes.includes(type)) return 'writing_stopped'; // P14
	return 'yes';
}

function byReopening(phase: Phase, late = false): Outcome {
	if (phase === 'wrapup') return late ? 'too_late_to_reopen' : 'yes';
	return phase === 'open' ? 'already_opened' : 'meeting_not_open';
}

function byWhat({ type, target, role, voting }: Cell): Outcome {
	if (typeof target === 'object') return byNote(type, target, role);
	if (type === 'vote.set' && !voting) return 'votes_closed'; // V3
	if (target === 'elsewhere') return missing(type); // P9, N4
	if (target === 'number_taken') return 'number_taken'; // N5
	if (target === 'opening') return role === 'coordinator' ? 'recheck_first' : 'coordinator_only'; // P10
	if (target === 'outdated') return 'plan_changed'; // P12
	if (target === 'opening_rechecked') return role === 'coordinator' ? 'yes' : 'coordinator_only';
	return 'yes';
}

function byNote(type: Type, target: Extract<Target, object>, role: Role): Outcome {
	if (!specification[type].fits?.includes(target.state)) return 'note_gone'; // N4
	const byPhone = target.of === 'author' || target.of === 'stopped';
	if (type === 'author.stop') return byPhone ? 'yes' : 'not_from_a_phone';
	const corrects = type === 'note.edit' || type === 'note.withdraw' || type === 'note.turn';
	const own = prepares(role) ? !byPhone : target.of === role; // P3, P15
	if (corrects && !own) return 'not_your_note';
	const isOfUnseen = type === 'note.turn' || role === 'scribe'; // N14, P15
	if (!corrects || !isOfUnseen) return 'yes';
	if (target.state === 'trashed') return 'note_gone';
	return target.state === 'shown' ? 'already_shown' : 'yes';
}

function missing(type: Type): Outcome {
	if (type === 'step.go') return 'no_such_step';
	if (type === 'arrangement.restore') return 'snapshot_gone'; // E5
	if (type.startsWith('vote.') || type === 'decide.later' || type === 'action.decide')
		return 'combination_gone';
	return type.startsWith('action.') || type.startsWith('offer.') ? 'action_gone' : 'note_gone'; // A8
}
