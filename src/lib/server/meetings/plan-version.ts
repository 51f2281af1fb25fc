/** Which plan a form was made from: two people who plan the same meeting must not write over each other unseen. */
import { createHash } from 'node:crypto';
import type { FoundMeeting } from './find-meeting.ts';

type Planned = Pick<
	FoundMeeting,
	'theme' | 'venue' | 'startsAt' | 'confidentiality' | 'reveal' | 'stickers' | 'rules' | 'agenda'
>;

/** The same for the same plan, so that saving it unchanged disturbs nobody. */
export function planVersion(meeting: Planned): string {
	const { theme, venue, startsAt, confidentiality, reveal, stickers, rules } = meeting;
	const agenda = meeting.agenda.map(({ step, title, minutes, kind }) => [step, title, minutes, kind]);
	const plan = [theme, venue, startsAt.getTime(), confidentiality, reveal, stickers, rules, agenda];
	return createHash('sha256').update(JSON.stringify(plan)).digest('base64url').slice(0, 22);
}
