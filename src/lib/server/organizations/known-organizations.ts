import { asc } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import type { AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';
import type { App, MeetingAddress } from '../app.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { affiliationSettingsIn } from './affiliation-settings.ts';

export interface KnownOrganizations {
	readonly affiliations: readonly AffiliationSetting[];
	readonly organizations: readonly {
		readonly affiliation: Affiliation;
		readonly name: string;
		readonly aliases: readonly string[];
	}[];
}

/** What staff are offered while they type. Phones of participants get none of it. */
export function knownOrganizations(
	app: App,
	{ municipality }: Pick<MeetingAddress, 'municipality'>
): Promise<KnownOrganizations> {
	return scope(app.db, municipality, async (tx) => ({
		affiliations: await affiliationSettingsIn(tx),
		organizations: await tx
			.select({
				affiliation: organizations.affiliation,
				name: organizations.name,
				aliases: organizations.aliases
			})
			.from(organizations)
			.orderBy(asc(organizations.name))
	}));
}
