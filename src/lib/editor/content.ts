/** ProseMirror's JSON, limited to our schema (`extensions.ts`). */
import type { Kind } from '../board/model.ts';

export interface Content {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: readonly Content[];
	readonly marks?: readonly { readonly type: string }[];
	readonly text?: string;
}

export type HeadingLevel = 1 | 2 | 3;

/** A sign is 困, も or 案. */
export type Piece = string | Content;

/** ProseMirror does not allow empty text nodes. */
const pieces = (line: readonly Piece[]): Content[] =>
	line.flatMap((piece) =>
		typeof piece !== 'string' ? [piece] : piece === '' ? [] : [{ type: 'text', text: piece }]
	);

/** As municipal (市町村) documents do between a label and its text. */
export const gap = '\u3000';

export const strong = (text: string): Content => ({ type: 'text', text, marks: [{ type: 'bold' }] });
export const sign = (kind: Kind | 'idea'): Content => ({ type: 'sign', attrs: { kind } });
export const paragraph = (...line: Piece[]): Content => ({ type: 'paragraph', content: pieces(line) });
export const heading = (level: HeadingLevel, ...line: Piece[]): Content => ({
	type: 'heading',
	attrs: { level },
	content: pieces(line)
});
/** For what must be found at a glance (かこみ). */
export const boxed = (...content: Content[]): Content => ({ type: 'boxed', content });

const list = (type: 'bulletList' | 'orderedList') => (lines: readonly (readonly Piece[])[]) => ({
	type,
	content: lines.map((line) => ({ type: 'listItem', content: [paragraph(...line)] }))
});
export const bullets = list('bulletList');
export const numbers = list('orderedList');

/** In document order, to check whether something is already in the minutes. */
export function wordsOf({ text = '', content = [] }: Content): string {
	return content.length > 0 ? content.map(wordsOf).join('\n') : text;
}
