import { m } from '#lib/messages/compiled/messages.js';

/** Whom to ask for 訂正・削除 (CO-4), in one line. Empty where the 市町村 has set nothing (C66). */
export function contactWords({ office, phone }: { readonly office: string; readonly phone: string }): string {
	const whom = [office, phone].filter(Boolean).join(' ');
	return whom && m.places_contact_line({ whom });
}
