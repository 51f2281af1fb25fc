/** The number that a telephone dials: an extension (内線) or a remark behind it is left out. Empty: none. */
export function telLink(phone: string): string {
	const [number = ''] = /\+?\d[\d()\- \u2010-\u2015\u2212.]*/.exec(phone.normalize('NFKC')) ?? [];
	const digits = number.replace(/[^\d+]/g, '');
	return digits ? `tel:${digits}` : '';
}
