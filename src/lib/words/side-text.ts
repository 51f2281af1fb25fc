import { m } from '#lib/messages/compiled/messages.js';
import type { SideItem } from '#lib/board/combination-sides.ts';

/** What stands in a combination: the note's own words, or what the room calls the group. */
export function sideText({ text, unnamed, groupNumber }: SideItem): string {
	return unnamed && groupNumber !== null ? m.common_group_number({ number: groupNumber }) : text;
}
