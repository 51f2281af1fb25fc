import { and, eq } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import type { AuditedAct } from '#lib/city/audited-acts.ts';
import { editedTwice, type Fields } from '#lib/city/edited-twice.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Db, Tx } from '../db/client.ts';
import { isUuid, type CouncilId, type CouncilMemberId, type OrganizationId } from '../db/ids.ts';
import { councilMembers, memberAttendances } from '../db/schema/council-member.ts';
import { councils } from '../db/schema/council.ts';
import { organizations } from '../db/schema/organization.ts';
import { scope } from '../db/scope.ts';
import { organizationsByName } from './named-organizations.ts';
import { membersIn, type Member } from './roster.ts';

export type MemberWords = Omit<Member, 'id'>;

export type MemberChanged =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'edited'; readonly others: Fields; readonly fields: Fields }
	| { readonly ok: false; readonly why: 'unknown_names'; readonly names: readonly string[] }
	| { readonly ok: false; readonly why: 'gone' | 'counted' | 'resident' };

interface Writing {
	readonly council: CouncilId;
	readonly words: MemberWords;
	readonly kinds: Readonly<Record<string, Affiliation>>;
}

/** As the form has them. */
export const memberFields = ({ name, seat, organization, termFrom, termTo }: MemberWords): Fields => ({
	name,
	seat,
	organization,
	termFrom: termFrom ?? '',
	termTo: termTo ?? ''
});

export function addMember(db: Db, person: Person, writing: Writing): Promise<MemberChanged> {
	return scope(db, person.municipality, async (tx): Promise<MemberChanged> => {
		const { council, words } = writing;
		const found = await organizationOf(tx, person, writing);
		if (!found.ok) return found;
		const { organization, ...columns } = words;
		await tx.insert(councilMembers).values({
			...columns,
			id: crypto.randomUUID() as CouncilMemberId,
			councilId: council,
			municipalityId: person.municipality,
			organizationId: found.id
		});
		await record(tx, person, { what: 'member.added', council, details: { seat: words.seat, organization } });
		return { ok: true };
	});
}

export function changeMember(
	db: Db,
	person: Person,
	{ member, was, ...writing }: Writing & { readonly member: string; readonly was: Fields }
): Promise<MemberChanged> {
	return scope(db, person.municipality, async (tx): Promise<MemberChanged> => {
		const { council, words } = writing;
		const now = await lockMember(tx, { council, member });
		if (!now) return { ok: false, why: 'gone' };
		const stored = memberFields(now);
		const { others, fields } = editedTwice({ was, typed: memberFields(words), stored });
		if (Object.keys(others).length > 0) return { ok: false, why: 'edited', others, fields };
		const found = await organizationOf(tx, person, writing);
		if (!found.ok) return found;
		const { name, seat, termFrom, termTo } = words;
		await tx
			.update(councilMembers)
			.set({ name, seat, termFrom, termTo, organizationId: found.id })
			.where(eq(councilMembers.id, now.id));
		const changed = Object.keys(stored).filter((field) => stored[field] !== memberFields(words)[field]);
		await record(tx, person, { what: 'member.changed', council, details: { fields: changed } });
		return { ok: true };
	});
}

/** A seat that was counted at a meeting stays: its 任期 ends instead (C29). */
export function removeMember(
	db: Db,
	person: Person,
	{ council, member }: { readonly council: CouncilId; readonly member: string }
): Promise<MemberChanged> {
	return scope(db, person.municipality, async (tx): Promise<MemberChanged> => {
		const now = await lockMember(tx, { council, member });
		if (!now) return { ok: true };
		const counted = await tx.$count(memberAttendances, eq(memberAttendances.memberId, now.id));
		if (counted > 0) return { ok: false, why: 'counted' };
		await tx.delete(councilMembers).where(eq(councilMembers.id, now.id));
		const { seat, organization } = now;
		await record(tx, person, { what: 'member.removed', council, details: { seat, organization } });
		return { ok: true };
	});
}

async function lockMember(
	tx: Tx,
	{ council, member }: { readonly council: CouncilId; readonly member: string }
): Promise<Member | null> {
	if (!isUuid(member)) return null;
	const id = member as CouncilMemberId;
	const isIt = and(eq(councilMembers.id, id), eq(councilMembers.councilId, council));
	await tx.select({ id: councilMembers.id }).from(councilMembers).where(isIt).for('update');
	return (await membersIn(tx, council)).find((each) => each.id === id) ?? null;
}

type OrganizationFound =
	{ readonly ok: true; readonly id: OrganizationId | null } | (MemberChanged & { readonly ok: false });

/** C27: residents and 当事者・家族 never stand in a 名簿. */
async function organizationOf(tx: Tx, person: Person, { words, kinds }: Writing): Promise<OrganizationFound> {
	if (words.organization === '') return { ok: true, id: null };
	if (isPrivate(kinds[words.organization])) return { ok: false, why: 'resident' };
	const named = await organizationsByName(tx, person, { names: [words.organization], kinds });
	if (!named.ok) return { ok: false, why: 'unknown_names', names: named.unknown };
	const id = named.ids.get(words.organization) ?? null;
	const rows = id ? await tx.select().from(organizations).where(eq(organizations.id, id)) : [];
	if (rows.some(({ affiliation }) => isPrivate(affiliation))) return { ok: false, why: 'resident' };
	return { ok: true, id };
}

const isPrivate = (kind: Affiliation | undefined) => kind === 'resident' || kind === 'person_or_family';

interface Recorded {
	readonly what: AuditedAct;
	readonly council: CouncilId;
	readonly details: Readonly<Record<string, unknown>>;
}

/** On the council, without the name of the person: 役 and 団体 tell what changed. */
async function record(tx: Tx, person: Person, { what, council, details }: Recorded): Promise<void> {
	const [row] = await tx
		.select({ name: councils.displayName })
		.from(councils)
		.where(eq(councils.id, council));
	const thing = { type: 'council', id: council, name: row?.name ?? '' } as const;
	await recordEvent(tx, auditActor(person), { what, thing, details });
}
