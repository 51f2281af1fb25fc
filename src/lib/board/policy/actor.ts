import type { AccountId, DayKeyId, ParticipantId } from '#lib/board/model.ts';

/** Who asks for something. */
export type Actor =
	/** A phone, without an account. */
	| { readonly kind: 'participant'; readonly id: ParticipantId }
	/** The projector: it looks. */
	| { readonly kind: 'screen'; readonly id: ParticipantId | DayKeyId }
	/** Signed in; `facilitates` this meeting's council (and `coordinates` it, as its 推進員), or only looks. */
	| {
			readonly kind: 'account';
			readonly id: AccountId;
			readonly facilitates: boolean;
			readonly coordinates?: boolean;
	  }
	/** Holds the meeting's 当日のかぎ: facilitates this one meeting. */
	| { readonly kind: 'key'; readonly id: DayKeyId }
	/** The server itself, never somebody behind a socket. */
	| { readonly kind: 'server' };

/** Facilitates this meeting: an account of its council, or whoever holds its 当日のかぎ. */
export function isStaff(actor: Actor): boolean {
	return actor.kind === 'key' || (actor.kind === 'account' && actor.facilitates);
}
