import { m } from '#lib/messages/compiled/messages.js';

const words = {
	not_yours: m.people_not_yours,
	no_such_account: m.people_gone_meanwhile,
	no_such_place: m.people_place_gone,
	no_such_role: m.people_role_gone,
	held_already: m.people_role_held,
	last_administrator: m.people_last_administrator,
	no_successor: m.people_successor_missing,
	no_roles: m.people_hand_over_nothing,
	name_taken: m.people_name_taken
} as const;

/** What a use case of `server/people` refuses, as a sentence that says what to do. */
export const refusalWords = (refusal: keyof typeof words): string => words[refusal]();
