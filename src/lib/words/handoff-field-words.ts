import type { HandoffField } from '#lib/board/handoff.ts';
import { m } from '#lib/messages/compiled/messages.js';

/** 分野 */
export const handoffFieldWords: Readonly<Record<HandoffField, () => string>> = {
	elderly: m.desk_handoff_field_elderly,
	disability: m.desk_handoff_field_disability,
	children: m.desk_handoff_field_children,
	livelihood: m.desk_handoff_field_livelihood,
	other: m.desk_handoff_field_other
};
