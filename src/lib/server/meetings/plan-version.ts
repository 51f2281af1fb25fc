/** Detects that two people edit the same plan at once (P12). */
import { createHash } from 'node:crypto';
import type { FoundMeeting } from './find-meeting.ts';

export type PlannedColumns = Pick<
	FoundMeeting,
	'theme' | 'venue' | 'startsAt' | 'confidentiality' | 'reveal' | 'stickers' | 'rules' | 'agenda'
>;

/** A content hash, so that saving an unchanged plan causes no conflict. */
export function planVersion(planned: PlannedColumns): string {
	const { theme, venue, startsAt, confidentiality, reveal, stickers, rules } = planned;
	const agenda = planned.agenda.map(({ step, title, minutes, kind }) => [step, title, minutes, kind]);
	const plan = [theme, venue, startsAt.getTime(), confidentiality, reveal, stickers, rules, agenda];
	return createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22);
}
