import { eq, inArray, ne, and, or, notInArray } from 'drizzle-orm';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import type { OrganizationId } from '../db/ids.ts';
import { commissions } from '../db/schema/commission.ts';
import { councilMembers } from '../db/schema/council-member.ts';
import { handoffPlaces } from '../db/schema/handoff-place.ts';
import {
	councilOrganizations,
	organizationAreas,
	organizationLinks,
	organizations
} from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { joinAttendance, linesThatMean } from './join-attendance.ts';
import { organizationUses, type OrganizationUses } from './organization-uses.ts';
import { aliasesBeside, lockOrganizations } from './organization-words.ts';
import { sameLines } from './same-organization-lines.ts';

interface Pair {
	readonly kept: OrganizationId;
	/** Its name lives on as a 別名. */
	readonly joined: OrganizationId;
}

export interface JoinPreview {
	readonly name: string;
	readonly aliases: readonly string[];
	readonly uses: OrganizationUses;
	/** Lines of past 出席 that take the kept name, and in how many meetings. */
	readonly lines: number;
	readonly meetings: number;
}

/** What the one brings along. Null: one of them is not there any more, or both are the same. */
export function previewJoin(db: Db, person: Person, pair: Pair): Promise<JoinPreview | null> {
	return scope(db, person.municipality, async (tx) => {
		const both = await theTwo(tx, pair);
		if (!both) return null;
		const lines = (await linesThatMean(tx, both.same)).filter(
			(line) => line.organization !== both.kept.name || line.affiliation !== both.kept.affiliation
		);
		return {
			name: both.joined.name,
			aliases: aliasesBeside(both.kept.name, [both.joined.name, ...both.joined.aliases]),
			uses: await organizationUses(tx, pair.joined),
			lines: lines.length,
			meetings: new Set(lines.map(({ meetingId }) => meetingId)).size
		};
	});
}

/** C33: two become one in one act. Everything that named the other names the kept one. */
export function joinOrganizations(db: Db, person: Person, pair: Pair): Promise<'joined' | 'gone'> {
	const { municipality } = person;
	return scope(db, municipality, async (tx) => {
		await lockOrganizations(tx, municipality);
		// Whoever begins to refer to one of them waits for this lock.
		await tx
			.select({ id: organizations.id })
			.from(organizations)
			.where(inArray(organizations.id, [pair.kept, pair.joined]))
			.orderBy(organizations.id)
			.for('update');
		const both = await theTwo(tx, pair);
		if (!both) return 'gone';
		const { kept, joined, same } = both;
		await moveReferences(tx, pair);
		const lines = await joinAttendance(tx, municipality, same);
		await tx
			.update(organizations)
			.set({
				aliases: aliasesBeside(kept.name, [...kept.aliases, joined.name, ...joined.aliases]),
				contact: kept.contact || joined.contact
			})
			.where(eq(organizations.id, pair.kept));
		await tx.delete(organizations).where(eq(organizations.id, pair.joined));
		await recordEvent(tx, auditActor(person), {
			what: 'organization.joined',
			thing: { type: 'organization', id: pair.kept, name: kept.name },
			details: { joined: joined.name, attendanceLines: lines }
		});
		return 'joined';
	});
}

async function theTwo(tx: Tx, pair: Pair) {
	const rows = await tx
		.select()
		.from(organizations)
		.where(inArray(organizations.id, [pair.kept, pair.joined]));
	const kept = rows.find(({ id }) => id === pair.kept);
	const joined = rows.find(({ id }) => id === pair.joined);
	if (!kept || !joined || kept === joined) return null;
	const others = await tx
		.select()
		.from(organizations)
		.where(notInArray(organizations.id, [pair.kept, pair.joined]));
	return { kept, joined, same: sameLines(kept, joined, others) };
}

/** Rows that the kept one has already stay; the rest of the other's go with it. */
async function moveReferences(tx: Tx, { kept, joined }: Pair): Promise<void> {
	const organizationId = kept;
	const parts = await tx
		.select()
		.from(councilOrganizations)
		.where(eq(councilOrganizations.organizationId, joined));
	if (parts.length > 0)
		await tx
			.insert(councilOrganizations)
			.values(parts.map((part) => ({ ...part, organizationId })))
			.onConflictDoNothing();
	const inAreas = await tx
		.select()
		.from(organizationAreas)
		.where(eq(organizationAreas.organizationId, joined));
	if (inAreas.length > 0)
		await tx
			.insert(organizationAreas)
			.values(inAreas.map((area) => ({ ...area, organizationId })))
			.onConflictDoNothing();
	await moveLinks(tx, { kept, joined });
	const to = { organizationId };
	await tx.update(councilMembers).set(to).where(eq(councilMembers.organizationId, joined));
	await tx.update(handoffPlaces).set(to).where(eq(handoffPlaces.organizationId, joined));
	await tx.update(commissions).set(to).where(eq(commissions.organizationId, joined));
}

/** A link between the two would lead to itself. */
async function moveLinks(tx: Tx, { kept, joined }: Pair): Promise<void> {
	const renamed = (id: OrganizationId) => (id === joined ? kept : id);
	const links = await tx
		.select()
		.from(organizationLinks)
		.where(
			or(
				and(eq(organizationLinks.organizationId, joined), ne(organizationLinks.otherId, kept)),
				and(eq(organizationLinks.otherId, joined), ne(organizationLinks.organizationId, kept))
			)
		);
	if (links.length > 0)
		await tx
			.insert(organizationLinks)
			.values(
				links.map((link) => ({
					...link,
					organizationId: renamed(link.organizationId),
					otherId: renamed(link.otherId)
				}))
			)
			.onConflictDoNothing();
	// Those between the two go with the row of the other.
}
