/**
 * In units of 1/1080 of the screen height. Few lines begin with large letters; `fitLetters` makes
 * them smaller where the texts are long.
 */
export function lettersFor(lines: number): number {
	if (lines <= 3) return 96;
	if (lines === 4) return 80;
	return lines === 5 ? 72 : 64;
}
