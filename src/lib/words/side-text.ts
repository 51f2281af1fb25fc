import { m } from '#lib/messages/compiled/messages.js';
import type { SideItem } from '#lib/board/combining/combination-sides.ts';

export function sideText({ text, unnamed, groupNumber }: SideItem): string {
	return unnamed && groupNumber !== null ? m.common_group_number({ number: groupNumber }) : text;
}
