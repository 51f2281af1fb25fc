import type { AccountId, DayKeyId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';

export type Actor =
	/** A phone without an account. */
	| { readonly kind: 'participant'; readonly id: ParticipantId }
	/** Only reads, and tells how many pages its picture has (P5). */
	| {
			readonly kind: 'screen';
			readonly id: ParticipantId | DayKeyId | AccountId;
			/** A phone that opened the projector's page. How much fits on it says nothing of the hall's. */
			readonly looksOnly?: true;
	  }
	/** `facilitates` this meeting's council (`coordinates` it, as its 推進員), or only reads. */
	| {
			readonly kind: 'account';
			readonly id: AccountId;
			readonly facilitates: boolean;
			readonly coordinates?: boolean;
	  }
	/** 当日のかぎ: facilitates this one meeting. */
	| { readonly kind: 'key'; readonly id: DayKeyId }
	/** 代筆のかぎ: writes down for others in this one meeting, and is no staff (P15). */
	| { readonly kind: 'scribe'; readonly id: ScribeKeyId }
	/** No connection acts as it. */
	| { readonly kind: 'server' };

export function isStaff(actor: Actor): boolean {
	return actor.kind === 'key' || (actor.kind === 'account' && actor.facilitates);
}
