import { m } from '#lib/messages/compiled/messages.js';
import type { Saved } from '#lib/server/organizations/save-organization.ts';

/** What to do, at the field that it is about. */
export function problemsOf(refused: Exclude<Saved, { kind: 'saved' }>): Record<string, string> {
	if (refused.kind === 'same_name') return { name: m.organizations_same_name({ name: refused.name }) };
	return refused.kind === 'unknown' ? { areas: m.organizations_unknown() } : {};
}
