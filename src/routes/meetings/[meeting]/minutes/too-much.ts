import type { Fragment } from '@tiptap/pm/model';

/** Far more than the 会議録 of a long evening. */
export const mostLetters = 100_000;
/** What is put in at one stroke travels in one frame, and of a longer one than this the server takes nothing. */
const mostBytes = 1024 * 1024;
/** As measured, with room for what stands on both sides of it: a sign costs 42, and that a mark begins and ends 50. */
const bytesOf = { letter: 3, piece: 52, mark: 60 };

/** More than can be put in at one stroke: it could never be saved. */
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
