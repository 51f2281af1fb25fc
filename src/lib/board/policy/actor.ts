import type { AccountId, DayKeyId, ParticipantId } from '#lib/board/model.ts';

export type Actor =
	/** A phone without an account. */
	| { readonly kind: 'participant'; readonly id: ParticipantId }
	/** The projector screen, which only reads (P5). */
	| { readonly kind: 'screen'; readonly id: ParticipantId | DayKeyId }
	/** `facilitates` this meeting's council (`coordinates` it, as its 推進員), or only reads. */
	| {
			readonly kind: 'account';
			readonly id: AccountId;
			readonly facilitates: boolean;
			readonly coordinates?: boolean;
	  }
	/** The holder of the meeting's day key (当日のかぎ), who facilitates this one meeting. */
	| { readonly kind: 'key'; readonly id: DayKeyId }
	/** The server itself; no connection acts as it. */
	| { readonly kind: 'server' };

/** Whether the actor facilitates this meeting: by account, or by holding its 当日のかぎ. */
export function isStaff(actor: Actor): boolean {
	return actor.kind === 'key' || (actor.kind === 'account' && actor.facilitates);
}
