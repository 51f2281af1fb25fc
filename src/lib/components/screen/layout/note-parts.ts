import type { Note } from '#lib/board/model.ts';
import { linesOf } from './lay-out.ts';

/** A note, or a part of one that is longer than a page. */
export interface Sheet {
	readonly id: string;
	readonly note: Note;
	readonly text: string;
}

/** Room for full-width letters per line, and lines. */
export interface Space {
	readonly perLine: number;
	readonly lines: number;
}

/** Text is never cut or shrunk: it continues on another sheet with the same number. */
export function sheetsOf(note: Note, space: Space): Sheet[] {
	const parts = partsOf(note.text, space);
	return parts.map((text, i) => ({ id: parts.length === 1 ? note.id : `${note.id}-${i}`, note, text }));
}

/** Joined again the parts are the text. */
export function partsOf(text: string, space: Space): string[] {
	if (holds(text, space)) return [text];
	const parts: string[] = [];
	let part = '';
	for (const letter of Array.from(text)) {
		if (part !== '' && !holds(part + letter, space)) {
			parts.push(part);
			part = '';
		}
		part += letter;
	}
	return [...parts, part];
}

const holds = (text: string, { perLine, lines }: Space) => linesOf(text, perLine) <= lines;
