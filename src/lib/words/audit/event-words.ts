import { auditedActs } from '#lib/city/audited-acts.ts';
import { roles } from '#lib/city/roles.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { roleWords } from '../role-words.ts';
import { actWords } from './act-words.ts';

interface Acted {
	readonly what: string;
	readonly actorName: string;
	readonly actorRole: string;
	readonly thingName: string;
}

/** Rows may be of a later version. */
export function actSentence({ what, thingName }: Acted): string {
	const act = auditedActs.find((each) => each === what);
	return act ? actWords[act]({ name: thingName }) : what;
}

/** Who it was then, with the role of then. */
export function actorWords({ actorName, actorRole }: Acted): string {
	if (actorRole === 'key') return m.audit_who_key();
	if (actorRole === 'terminal') return m.audit_who_terminal();
	const role = roles.find((each) => each === actorRole);
	if (actorName && role) return m.audit_who_role({ name: actorName, role: roleWords[role]() });
	return actorName || m.audit_who_nobody();
}
