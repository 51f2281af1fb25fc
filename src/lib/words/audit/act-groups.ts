import { auditedActs, type AuditedAct } from '#lib/city/audited-acts.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const actGroups = [
	'people',
	'sign_in',
	'areas',
	'councils',
	'organizations',
	'places',
	'notes',
	'meetings',
	'sheets'
] as const;
export type ActGroup = (typeof actGroups)[number];

/** What the code of an act begins with. */
const beginnings: Readonly<Record<ActGroup, RegExp>> = {
	people: /^(account|role|commission)\./,
	sign_in: /^(setup|password|sign_in|sign_in_name|device|second_factor)\./,
	areas: /^area\./,
	councils: /^(council|member|template)\./,
	organizations: /^(organization|affiliations)\./,
	places: /^(place|contact)\./,
	notes: /^note\./,
	meetings: /^meeting\./,
	sheets: /^(sheet|retention)\./
};

export const actsOf = (group: ActGroup): readonly AuditedAct[] =>
	auditedActs.filter((act) => beginnings[group].test(act));

export const groupWords: Readonly<Record<ActGroup, () => string>> = {
	people: m.audit_group_people,
	sign_in: m.audit_group_sign_in,
	areas: m.audit_group_areas,
	councils: m.audit_group_councils,
	organizations: m.audit_group_organizations,
	places: m.audit_group_places,
	notes: m.audit_group_notes,
	meetings: m.audit_group_meetings,
	sheets: m.audit_group_sheets
};
