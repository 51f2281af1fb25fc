import { m } from '#lib/messages/compiled/messages.js';
import type { SideItem } from '#lib/board/combination-sides.ts';

/** Returns the text of a note, the title of a group, or the number of an unnamed group. */
export function sideText({ text, unnamed, groupNumber }: SideItem): string {
	return unnamed && groupNumber !== null ? m.common_group_number({ number: groupNumber }) : text;
}
