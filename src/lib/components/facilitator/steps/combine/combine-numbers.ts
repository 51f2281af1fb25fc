/** Reads numbers called out in the room, such as 「203 207 + 3」. */
import { kinds, type Board, type Kind, type Member } from '#lib/board/model.ts';
import { kindWords } from '#lib/words/kind-words.ts';

export interface Called {
	readonly members: readonly Member[];
	readonly unknown: readonly string[];
	/** A note and a group share these; 困3, も3 or ま3 would be clear. */
	readonly unclear: readonly string[];
}

const groupLetter = 'ま';
const letterOf = (kind: Kind) => kindWords[kind].letter();
const kindOf = (letter: string) => kinds.find((kind) => letterOf(kind) === letter);

function spokenNumber(): RegExp {
	const letters = [...kinds.map(letterOf), groupLetter].join('');
	return new RegExp(`([${letters}])?[^0-9${letters}]*?([0-9]+)`, 'g');
}

/** Only the prefixes 困, も and ま count; full-width characters are accepted. */
export function calledOut(text: string, board: Pick<Board, 'notes' | 'groups'>): Called {
	const members: Member[] = [];
	const unknown: string[] = [];
	const unclear: string[] = [];
	const spoken = kinds
		.reduce((words, kind) => words.replaceAll(kindWords[kind].name(), letterOf(kind)), text.normalize('NFKC'))
		.replaceAll('まとまり', groupLetter);
	for (const [, letter = '', digits = ''] of spoken.matchAll(spokenNumber())) {
		const number = Number(digits);
		const kind = kindOf(letter);
		const note = board.notes.find(
			(each) => each.number === number && letter !== groupLetter && (kind ?? each.kind) === each.kind
		);
		const group =
			letter === '' || letter === groupLetter
				? board.groups.find((each) => each.number === number)
				: undefined;
		if (note && group) unclear.push(letter + digits);
		else if (note) members.push({ type: 'note', id: note.id });
		else if (group) members.push({ type: 'group', id: group.id });
		else unknown.push(letter + digits);
	}
	return { members, unknown, unclear };
}
