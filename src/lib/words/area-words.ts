import { hasBegun, hasEnded } from '#lib/city/area-days.ts';
import type { AreaKind } from '#lib/city/area-kinds.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { pastDayWords } from './dates.ts';
import { startOfDay } from './japan-time.ts';

export const areaKindWords: Readonly<Record<AreaKind, () => string>> = {
	municipality: m.areas_kind_municipality,
	daily_living_area: m.areas_kind_daily_living_area,
	welfare_service_area: m.areas_kind_welfare_service_area,
	junior_high_district: m.areas_kind_junior_high_district,
	community_area: m.areas_kind_community_area,
	elementary_district: m.areas_kind_elementary_district,
	federated_neighborhood: m.areas_kind_federated_neighborhood,
	neighborhood: m.areas_kind_neighborhood,
	other: m.areas_kind_other
};

interface Valid {
	readonly validFrom: string | null;
	readonly validTo: string | null;
}

const said = (isoDay: string) => pastDayWords(startOfDay(isoDay));

/** Empty for an area that has neither a first nor a last day. */
export function validWords({ validFrom, validTo }: Valid, today: string): string {
	const from = validFrom === null ? '' : m.areas_from({ day: said(validFrom) });
	const to = validTo === null ? '' : m.areas_to({ day: said(validTo) });
	if (hasEnded({ validTo }, today)) return m.areas_ended({ day: said(validTo ?? '') });
	if (!hasBegun({ validFrom }, today)) return m.areas_begins({ day: said(validFrom ?? '') });
	return [from, to].filter(Boolean).join(' ');
}

/** 7 葉月台 */
export const numberedName = ({ number, name }: { readonly number: number | null; readonly name: string }) =>
	number === null ? name : `${number} ${name}`;
