import { usualAffiliations, type Affiliation } from '#lib/board/attendance.ts';
import { fold } from '#lib/words/fold/fold.ts';
import { affiliationWords } from '#lib/words/affiliation-words.ts';
import { namedAffiliations } from '#lib/words/affiliation/city-affiliations.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { affiliationSettings as table } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { affiliationSettingsIn } from './affiliation-settings.ts';
import { lockOrganizations } from './organization-words.ts';

interface Shown {
	readonly word: string;
	readonly hidden: boolean;
}

export type AffiliationChanged =
	| { readonly kind: 'changed' }
	/** C32: two kinds of one name could not be told apart in 出席. */
	| { readonly kind: 'same_word' }
	/** Somebody else changed it since. */
	| { readonly kind: 'other_now'; readonly now: Shown };

/** C32: the code stays. An empty word brings the usual one back. */
export function changeAffiliation(
	db: Db,
	person: Person,
	affiliation: Affiliation,
	{ seen, word, hidden }: Shown & { readonly seen: Shown }
): Promise<AffiliationChanged> {
	return scope(db, person.municipality, async (tx): Promise<AffiliationChanged> => {
		await lockOrganizations(tx, person.municipality);
		const all = namedAffiliations(await affiliationSettingsIn(tx));
		const now = all.find((each) => each.affiliation === affiliation)!;
		if (now.word !== seen.word || now.hidden !== seen.hidden)
			return { kind: 'other_now', now: { word: now.word, hidden: now.hidden } };
		const usual = affiliationWords[affiliation]();
		const label = word === usual ? '' : word;
		const folded = fold(label || usual);
		if (all.some((each) => each.affiliation !== affiliation && fold(each.word) === folded))
			return { kind: 'same_word' };
		await tx
			.insert(table)
			.values({ municipalityId: person.municipality, affiliation, label, hidden })
			.onConflictDoUpdate({ target: [table.municipalityId, table.affiliation], set: { label, hidden } });
		await recordChange(tx, person, label || usual, { affiliation, hidden });
		return { kind: 'changed' };
	});
}

/**
 * @param before the one that it goes in front of; null is the end. Naming it keeps the meaning of the press when
 * somebody else moves another one.
 */
export function moveAffiliation(
	db: Db,
	person: Person,
	affiliation: Affiliation,
	before: Affiliation | null
): Promise<void> {
	return scope(db, person.municipality, async (tx) => {
		await lockOrganizations(tx, person.municipality);
		const all = namedAffiliations(await affiliationSettingsIn(tx), usualAffiliations);
		const order = all.map((each) => each.affiliation).filter((each) => each !== affiliation);
		const at = before === null ? -1 : order.indexOf(before);
		order.splice(at < 0 ? order.length : at, 0, affiliation);
		for (const [position, each] of order.entries())
			await tx
				.insert(table)
				.values({ municipalityId: person.municipality, affiliation: each, position })
				.onConflictDoUpdate({ target: [table.municipalityId, table.affiliation], set: { position } });
		const { word } = all.find((each) => each.affiliation === affiliation)!;
		await recordChange(tx, person, word, { affiliation, position: order.indexOf(affiliation) });
	});
}

const recordChange = (tx: Tx, person: Person, name: string, details: Readonly<Record<string, unknown>>) =>
	recordEvent(tx, auditActor(person), {
		what: 'affiliations.changed',
		thing: { type: 'municipality', id: person.municipality, name },
		details
	});
