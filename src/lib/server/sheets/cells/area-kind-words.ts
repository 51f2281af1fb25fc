import { m } from '#lib/messages/compiled/messages.js';
import { areaKind } from '../../db/schema/area.ts';

export const areaKinds = areaKind.enumValues;

export const areaKindWords: Readonly<Record<(typeof areaKinds)[number], () => string>> = {
	municipality: m.sheets_kind_municipality,
	daily_living_area: m.sheets_kind_daily_living_area,
	community_area: m.sheets_kind_community_area,
	junior_high_district: m.sheets_kind_junior_high_district,
	elementary_district: m.sheets_kind_elementary_district,
	federated_neighborhood: m.sheets_kind_federated_neighborhood,
	neighborhood: m.sheets_kind_neighborhood,
	welfare_service_area: m.sheets_kind_welfare_service_area,
	other: m.sheets_kind_other
};
