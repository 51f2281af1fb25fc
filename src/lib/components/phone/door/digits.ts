/** A 会議番号 has this many digits, shown 4–4. */
export const codeLength = 8;

/** The digits in what was typed, said into the phone or pasted: full-width ones, spaces and hyphens are all fine. */
export function digitsIn(text: string): string {
	return text.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength);
}
