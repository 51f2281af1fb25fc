import { count, eq } from 'drizzle-orm';
import type { Tx } from '../db/client.ts';
import type { CouncilId, HandoffPlaceId, OrganizationId } from '../db/ids.ts';
import { commissions } from '../db/schema/commission.ts';
import { councilMembers } from '../db/schema/council-member.ts';
import { councils } from '../db/schema/council.ts';
import { handoffPlaces } from '../db/schema/handoff-place.ts';
import {
	councilOrganizations,
	organizationLinks,
	organizations,
	type councilPart,
	type organizationRelation
} from '../db/schema/organization.ts';

export interface OrganizationUses {
	/** 事務局, 委託元, 受託者 */
	readonly councils: readonly {
		readonly id: CouncilId;
		readonly name: string;
		readonly part: (typeof councilPart.enumValues)[number];
	}[];
	/** Seats of 名簿, by council. */
	readonly seats: readonly { readonly council: CouncilId; readonly name: string; readonly count: number }[];
	readonly places: readonly { readonly id: HandoffPlaceId; readonly name: string }[];
	/** 推進員 whose 所属先 it is. */
	readonly commissions: readonly string[];
	/** Those that belong to it, or work for it. Its own links are its words. */
	readonly linked: readonly {
		readonly id: OrganizationId;
		readonly name: string;
		readonly relation: (typeof organizationRelation.enumValues)[number];
	}[];
}

/** Where a 団体 is needed. Past 出席 is text and needs none. */
export async function organizationUses(tx: Tx, id: OrganizationId): Promise<OrganizationUses> {
	const name = councils.displayName;
	return {
		councils: await tx
			.select({ id: councils.id, name, part: councilOrganizations.part })
			.from(councilOrganizations)
			.innerJoin(councils, eq(councils.id, councilOrganizations.councilId))
			.where(eq(councilOrganizations.organizationId, id))
			.orderBy(councilOrganizations.part, name),
		seats: await tx
			.select({ council: councils.id, name, count: count() })
			.from(councilMembers)
			.innerJoin(councils, eq(councils.id, councilMembers.councilId))
			.where(eq(councilMembers.organizationId, id))
			.groupBy(councils.id, name)
			.orderBy(name),
		places: await tx
			.select({ id: handoffPlaces.id, name: handoffPlaces.name })
			.from(handoffPlaces)
			.where(eq(handoffPlaces.organizationId, id))
			.orderBy(handoffPlaces.name),
		commissions: (
			await tx
				.select({ name: commissions.name })
				.from(commissions)
				.where(eq(commissions.organizationId, id))
				.orderBy(commissions.name)
		).map((row) => row.name),
		linked: await tx
			.select({ id: organizations.id, name: organizations.name, relation: organizationLinks.relation })
			.from(organizationLinks)
			.innerJoin(organizations, eq(organizations.id, organizationLinks.organizationId))
			.where(eq(organizationLinks.otherId, id))
			.orderBy(organizations.name)
	};
}

export const isUsed = (uses: OrganizationUses): boolean =>
	Object.values<readonly unknown[]>({ ...uses }).some((list) => list.length > 0);
