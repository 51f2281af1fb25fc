import type { Fragment } from '@tiptap/pm/model';

/** Far above the 会議録 of a long evening. */
export const mostLetters = 100_000;
/** One paste is one frame, and the server rejects longer frames. */
const mostBytes = 1024 * 1024;
/** Measured in bytes and rounded up: a sign costs 42, and a mark's start and end 50. */
const bytesOf = { letter: 3, piece: 52, mark: 60 };

/** Such a paste could never be saved. */
export function isTooMuch(content: Fragment): boolean {
	let [letters, pieces, marks] = [0, 0, 0];
	content.descendants((node) => {
		letters += node.text?.length ?? 0;
		pieces += 1;
		marks += node.marks.length;
	});
	const bytes = bytesOf.letter * letters + bytesOf.piece * pieces + bytesOf.mark * marks;
	return letters > mostLetters || bytes > mostBytes;
}
