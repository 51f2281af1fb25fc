import { m } from '#lib/messages/compiled/messages.js';
import type { OrganizationUses } from '#lib/server/organizations/organization-uses.ts';

export interface Fact {
	readonly label: string;
	readonly words: string;
	readonly own: true;
}

const partWords = {
	hosts: m.organizations_part_hosts,
	entrusts: m.organizations_part_entrusts,
	entrusted: m.organizations_part_entrusted
};

/** Where a 団体 is needed. What is empty is left out. */
export function useFacts({ councils, seats, places, commissions, linked }: OrganizationUses): Fact[] {
	const list = (label: string, words: readonly string[]): Fact[] =>
		words.length > 0 ? [{ label, words: words.join('、'), own: true }] : [];
	const names = (relation: OrganizationUses['linked'][number]['relation']) =>
		linked.filter((each) => each.relation === relation).map(({ name }) => name);
	return [
		...(['hosts', 'entrusts', 'entrusted'] as const).flatMap((part) =>
			list(
				partWords[part](),
				councils.filter((each) => each.part === part).map(({ name }) => name)
			)
		),
		...list(
			m.organizations_seats(),
			seats.map(({ name, count }) => m.organizations_seats_in({ council: name, count }))
		),
		...list(
			m.city_places(),
			places.map(({ name }) => name)
		),
		...list(m.organizations_commissions(), commissions),
		...list(m.organizations_members(), names('belongs_to')),
		...list(m.organizations_works_for(), names('entrusted_by'))
	];
}
