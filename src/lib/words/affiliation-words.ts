import type { Affiliation } from '#lib/board/attendance.ts';
import { m } from '#lib/messages/compiled/messages.js';

export const affiliationWords: Record<Affiliation, () => string> = {
	neighborhood_association: m.common_affiliation_neighborhood_association,
	district_welfare_council: m.common_affiliation_district_welfare_council,
	community_council: m.common_affiliation_community_council,
	welfare_commissioner: m.common_affiliation_welfare_commissioner,
	welfare_volunteer: m.common_affiliation_welfare_volunteer,
	senior_club: m.common_affiliation_senior_club,
	parents_association: m.common_affiliation_parents_association,
	volunteer_group: m.common_affiliation_volunteer_group,
	npo: m.common_affiliation_npo,
	mutual_aid_group: m.common_affiliation_mutual_aid_group,
	community_support_center: m.common_affiliation_community_support_center,
	care_provider: m.common_affiliation_care_provider,
	welfare_facility: m.common_affiliation_welfare_facility,
	disability_service: m.common_affiliation_disability_service,
	childcare_support: m.common_affiliation_childcare_support,
	medical: m.common_affiliation_medical,
	livelihood_support: m.common_affiliation_livelihood_support,
	school: m.common_affiliation_school,
	business: m.common_affiliation_business,
	cooperative: m.common_affiliation_cooperative,
	silver_center: m.common_affiliation_silver_center,
	shakyo: m.common_affiliation_shakyo,
	municipal: m.common_affiliation_municipal,
	intermediary: m.common_affiliation_intermediary,
	person_or_family: m.common_affiliation_person_or_family,
	resident: m.common_affiliation_resident,
	other: m.common_affiliation_other
};
