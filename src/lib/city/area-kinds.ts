/** Layers of areas, from wide to narrow. The codes are stored, so they never change. */
export const areaKinds = [
	'municipality',
	'daily_living_area',
	'welfare_service_area',
	'junior_high_district',
	'community_area',
	'elementary_district',
	'federated_neighborhood',
	'neighborhood',
	'other'
] as const;
export type AreaKind = (typeof areaKinds)[number];
