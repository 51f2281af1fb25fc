import { kindWords } from '#lib/words/kind-words.ts';
import type { Content } from './content.ts';
import { readMinutes } from './minutes-document.ts';
import { signKind } from './sign-kind.ts';

/** Read through the closed schema (M4); null: no readable text. */
export function copiedLines(update: Uint8Array): string[] | null {
	try {
		const lines = linesOf(readMinutes([update]));
		return lines.some((line) => line.trim() !== '') ? lines : null;
	} catch {
		return null; // Yjs throws on truncated bytes, the schema on content that is no 会議録
	}
}

function linesOf({ type, content = [] }: Content): string[] {
	return lines.has(type) ? [content.map(wordsOf).join('')] : content.flatMap(linesOf);
}

const lines = new Set(['paragraph', 'heading']);

function wordsOf({ type, attrs, text = '' }: Content): string {
	if (type === 'sign') return kindWords[signKind(attrs?.['kind'])].letter();
	return type === 'hardBreak' ? '\n' : text;
}
