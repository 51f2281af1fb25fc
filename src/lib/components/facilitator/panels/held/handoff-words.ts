import type { HandoffDestination, HandoffField } from '#lib/board/handoff.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { affiliationWords } from '#lib/words/affiliation-words.ts';

export const fieldWords: Record<HandoffField, () => string> = {
	elderly: m.desk_handoff_field_elderly,
	disability: m.desk_handoff_field_disability,
	children: m.desk_handoff_field_children,
	livelihood: m.desk_handoff_field_livelihood,
	other: m.desk_handoff_field_other
};

/** The つなぎ先 have the same words as in 出席. */
export const destinationWords = (destination: HandoffDestination): string => affiliationWords[destination]();
