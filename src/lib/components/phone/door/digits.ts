/** Number of digits of a meeting number (会議番号), shown as 4–4. */
export const codeLength = 8;

/**
 * Returns the digits of typed, dictated or pasted text, at most 8. Full-width digits, spaces and
 * hyphens are accepted.
 */
export function digitsIn(text: string): string {
	return text.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength);
}
