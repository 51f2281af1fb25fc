/** A row of everything that a 市町村 sets up between meetings: areas, 団体, 相談先, 名簿, people. */
import type { AccountId, MeetingId } from '#lib/board/model.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { recordEvent } from '#lib/server/audit/record-event.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type {
	AreaId,
	CommissionId,
	CouncilId,
	CouncilMemberId,
	CouncilTemplateId,
	HandoffPlaceId,
	MunicipalityId,
	OrganizationId
} from '#lib/server/db/ids.ts';
import { areaFacts, areaParents, areaPredecessors, areas } from '#lib/server/db/schema/area.ts';
import { commissionAreas, commissions } from '#lib/server/db/schema/commission.ts';
import { councilMembers, memberAttendances } from '#lib/server/db/schema/council-member.ts';
import { councilTemplates } from '#lib/server/db/schema/council-template.ts';
import { handoffPlaceAreas, handoffPlaces } from '#lib/server/db/schema/handoff-place.ts';
import {
	affiliationSettings,
	councilOrganizations,
	organizationAreas,
	organizationLinks,
	organizations
} from '#lib/server/db/schema/organization.ts';
import { recoveryCodes, secondFactors } from '#lib/server/db/schema/second-factor.ts';

interface Where {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly meeting: MeetingId | null;
	/** Stands in the names of people and of what belongs to the council. */
	readonly mark: string;
	/** Stands in names that the whole 市町村 may read: areas, 団体, 相談先. */
	readonly open: string;
}

export interface Furnished {
	readonly area: AreaId;
	readonly organization: OrganizationId;
	readonly office: HandoffPlaceId;
	readonly member: CouncilMemberId;
	readonly template: CouncilTemplateId;
	/** An account with a role in the council. */
	readonly colleague: AccountId;
}

const newId = <Id>() => crypto.randomUUID() as Id;

export async function furnishCity(
	tx: Tx,
	{ municipality, council, meeting, mark, open }: Where
): Promise<Furnished> {
	const own = { municipalityId: municipality };
	const area = newId<AreaId>();
	const before = newId<AreaId>();
	await tx.insert(areas).values([
		{ ...own, id: area, kind: 'community_area', name: `${open} 地区`, number: 1 },
		{ ...own, id: before, kind: 'community_area', name: `${open} もとの 地区`, validTo: '2020-03-31' }
	]);
	await tx.insert(areaParents).values({ ...own, areaId: area, parentId: before });
	await tx.insert(areaPredecessors).values({ ...own, areaId: area, predecessorId: before });
	await tx.insert(areaFacts).values({ ...own, areaId: area, on: '2025-04-01', population: 4120 });

	const organization = newId<OrganizationId>();
	const other = newId<OrganizationId>();
	await tx.insert(organizations).values([
		{ ...own, id: organization, affiliation: 'senior_club', name: `${open} 老人クラブ` },
		{ ...own, id: other, affiliation: 'shakyo', name: `${open} 社協` }
	]);
	await tx.insert(organizationAreas).values({ ...own, organizationId: organization, areaId: area });
	await tx
		.insert(organizationLinks)
		.values({ ...own, organizationId: organization, otherId: other, relation: 'belongs_to' });
	await tx
		.insert(councilOrganizations)
		.values({ ...own, councilId: council, organizationId: other, part: 'hosts' });
	await tx
		.insert(affiliationSettings)
		.values({ ...own, affiliation: 'other', label: `${open} その他` })
		.onConflictDoNothing(); // one for all councils of the 市町村

	const office = newId<HandoffPlaceId>();
	await tx
		.insert(handoffPlaces)
		.values({ ...own, id: office, destination: 'community_support_center', name: `${open} 相談室` });
	await tx.insert(handoffPlaceAreas).values({ ...own, placeId: office, areaId: area });

	const member = newId<CouncilMemberId>();
	await tx
		.insert(councilMembers)
		.values({ ...own, id: member, councilId: council, name: `${mark} 会長`, organizationId: organization });
	if (meeting)
		await tx
			.insert(memberAttendances)
			.values({ ...own, meetingId: meeting, memberId: member, present: true });
	const template = newId<CouncilTemplateId>();
	await tx
		.insert(councilTemplates)
		.values({ ...own, id: template, councilId: council, name: `${mark} 次第`, agenda: [] });

	const colleague = await insertAccount(tx, municipality, {
		signInName: `colleague-${crypto.randomUUID()}`,
		displayName: `${mark} なかま`,
		roles: [{ role: 'viewer', council }]
	});
	const commission = newId<CommissionId>();
	await tx
		.insert(commissions)
		.values({ ...own, id: commission, name: `${mark} 推進員`, accountId: colleague, tier: '2' });
	await tx.insert(commissionAreas).values({ ...own, commissionId: commission, areaId: area });
	await tx.insert(secondFactors).values({ ...own, accountId: colleague, secret: Uint8Array.of(1) });
	await tx.insert(recoveryCodes).values({ ...own, accountId: colleague, codeHash: mark });
	await recordEvent(
		tx,
		{ municipality, account: colleague, name: `${mark} なかま`, role: 'viewer' },
		{ what: 'area.made', thing: { type: 'area', id: area, name: `${open} 地区` } }
	);
	return { area, organization, office, member, template, colleague };
}
