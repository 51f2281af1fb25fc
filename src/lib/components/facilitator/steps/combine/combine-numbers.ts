/** Numbers called out in the room, such as 「203 207 + 3」, as members of a combination. */
import type { Board, Kind, Member } from '#lib/board/model.ts';

export interface Called {
	readonly members: readonly Member[];
	/** Numbers that no note or group has. */
	readonly unknown: readonly string[];
	/** Numbers that a note and a group share; 困3, も3 or ま3 would be clear. */
	readonly unclear: readonly string[];
}

const word = /([困もま])?[^0-9困もま]*?([0-9]+)/g;
const kindOf: Readonly<Record<string, Kind>> = { 困: 'komatta', も: 'mottainai' };

/**
 * Between numbers only the prefixes 困, も and ま count; other letters and signs are ignored.
 * Full-width characters are accepted.
 */
export function calledOut(text: string, board: Pick<Board, 'notes' | 'groups'>): Called {
	const members: Member[] = [];
	const unknown: string[] = [];
	const unclear: string[] = [];
	const spoken = text
		.normalize('NFKC')
		.replace(/困っている/g, '困')
		.replace(/もったいない/g, 'も')
		.replace(/まとまり/g, 'ま');
	for (const [, letter = '', digits = ''] of spoken.matchAll(word)) {
		const number = Number(digits);
		const note = board.notes.find(
			(each) => each.number === number && letter !== 'ま' && (kindOf[letter] ?? each.kind) === each.kind
		);
		const group =
			letter === '' || letter === 'ま' ? board.groups.find((each) => each.number === number) : undefined;
		if (note && group) unclear.push(letter + digits);
		else if (note) members.push({ type: 'note', id: note.id });
		else if (group) members.push({ type: 'group', id: group.id });
		else unknown.push(letter + digits);
	}
	return { members, unknown, unclear };
}
