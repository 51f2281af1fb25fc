import type { AffiliationSetting } from '#lib/words/affiliation/city-affiliations.ts';
import type { Db, Tx } from '../db/client.ts';
import type { MunicipalityId } from '../db/ids.ts';
import { affiliationSettings as table } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';

/** Of the 市町村 of the scope. A 所属 without a row is as usual. */
export const affiliationSettingsIn = (tx: Tx): Promise<AffiliationSetting[]> =>
	tx
		.select({
			affiliation: table.affiliation,
			label: table.label,
			position: table.position,
			hidden: table.hidden
		})
		.from(table);

export const affiliationSettings = (db: Db, municipality: MunicipalityId) =>
	scope(db, municipality, affiliationSettingsIn);
