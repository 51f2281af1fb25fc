/** Digits of a meeting number (会議番号). */
export const codeLength = 8;

/** Accepts full-width digits, spaces and hyphens. */
export function digitsIn(text: string): string {
	return text.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength);
}
