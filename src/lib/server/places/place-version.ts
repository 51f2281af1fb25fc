import { createHash } from 'node:crypto';
import type { PlaceFacts } from './place-rows.ts';

/** Differs when the entry differs: a form carries the one that its person saw (C67). */
export function versionOf({ areas, ...place }: PlaceFacts): string {
	const { destination, name, aliases, fields, hours, phone, organization } = place;
	const all = [destination, name, aliases, [...fields].sort(), hours, phone, organization, [...areas].sort()];
	return createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 22);
}
