/** Small kana, width and case say nothing about what was meant. Only for finding: what is shown stays as it was written. */
const forFinding = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** Every word that was asked for is in the text. Nothing asked: everything matches. */
export function matchesWords(text: string, asked: string): boolean {
	const readable = forFinding(text);
	return forFinding(asked)
		.split(/\s+/)
		.every((word) => readable.includes(word));
}
