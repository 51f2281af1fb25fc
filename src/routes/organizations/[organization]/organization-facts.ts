import { m } from '#lib/messages/compiled/messages.js';
import type { OrganizationWords } from '#lib/server/organizations/organization-words.ts';
import type { OrganizationChoices } from '#lib/server/organizations/organization-choices.ts';
import type { Fact } from './use-facts.ts';

/** What stands now, beside what was typed. */
export function factsOf(words: OrganizationWords, { kinds, areas, others }: OrganizationChoices): Fact[] {
	const names = (ids: readonly string[], of: readonly { readonly id: string; readonly name: string }[]) =>
		of
			.filter(({ id }) => ids.includes(id))
			.map(({ name }) => name)
			.join('、');
	const facts = [
		[
			m.desk_attendance_affiliation(),
			kinds.find(({ affiliation }) => affiliation === words.affiliation)?.word ?? ''
		],
		[m.organizations_name(), words.name],
		[m.organizations_aliases(), words.aliases.join('、')],
		[m.city_areas(), names(words.areas, areas)],
		[m.organizations_belongs_to(), names(words.belongsTo, others)],
		[m.organizations_entrusted_by(), names(words.entrustedBy, others)],
		[m.organizations_contact(), words.contact]
	] as const;
	return facts
		.filter(([, value]) => value !== '')
		.map(([label, value]) => ({ label, words: value, own: true }));
}
