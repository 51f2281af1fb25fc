import { eq, inArray, sql } from 'drizzle-orm';
import type { Affiliation } from '#lib/board/attendance.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { CouncilId, CouncilMemberId, OrganizationId } from '../db/ids.ts';
import { councilMembers } from '../db/schema/council-member.ts';
import { councils } from '../db/schema/council.ts';
import { organizations } from '../db/schema/organization.ts';
import { put, readDate, readLine, readName, readOneName } from './cells/cells.ts';
import { foldName, looseName } from './cells/fold-name.ts';
import { inPieces } from './in-pieces.ts';
import type { NameIndex } from './cells/name-index.ts';
import { councilIndex, organizationIndex } from './cells/place-index.ts';
import { writeDay } from './cells/read-day.ts';
import type { Column, RowPlan, SheetKind } from './sheet-kind.ts';

interface MemberItem {
	readonly id: CouncilMemberId;
	/** Empty until the cell was read. */
	councilId: CouncilId | '';
	name: string;
	seat: string;
	organizationId: OrganizationId | null;
	termFrom: string | null;
	termTo: string | null;
}
interface World {
	readonly items: MemberItem[];
	readonly councils: NameIndex;
	readonly organizations: NameIndex;
	/** Residents and 当事者・家族 are always numbers: they never stand in a 名簿. */
	readonly never: ReadonlySet<OrganizationId>;
	readonly rosterOff: ReadonlySet<string>;
	readonly from1904: boolean;
}

const neverListed: readonly Affiliation[] = ['resident', 'person_or_family'];

const dayColumn = (key: 'termFrom' | 'termTo', heading: string): Column<MemberItem, World> => ({
	key,
	heading,
	also: key === 'termFrom' ? ['任期'] : [],
	about: m.sheets_day_about(),
	example: '',
	show: (item) => writeDay(item[key]),
	read: (cell, item, { from1904 }) => put(readDate(cell, from1904), (day) => (item[key] = day))
});

const columns: readonly Column<MemberItem, World>[] = [
	{
		key: 'council',
		heading: m.sheets_councils(),
		also: ['協議体名', '協議体の名前', '会議'],
		about: m.sheets_member_council_about(),
		example: m.sheets_council_name_example(),
		isRequired: true,
		show: ({ councilId }, world) => world.councils.wordsFor(councilId),
		read: (cell, item, world) =>
			put(readOneName<CouncilId>(cell, world.councils), (id) => (item.councilId = id ?? ''))
	},
	{
		key: 'name',
		heading: m.sheets_name(),
		also: ['氏名', '構成員', 'お名前'],
		about: m.sheets_member_name_about(),
		example: m.sheets_member_name_example(),
		isRequired: true,
		show: ({ name }) => name,
		read: (cell, item) => put(readName(cell, 60), (name) => (item.name = name))
	},
	{
		key: 'seat',
		heading: m.sheets_member_seat(),
		also: ['役職', '役割'],
		about: m.sheets_member_seat_about(),
		example: m.sheets_member_seat_example(),
		show: ({ seat }) => seat,
		read: (cell, item) => put(readLine(cell, 60), (line) => (item.seat = line))
	},
	{
		key: 'organization',
		heading: m.sheets_organizations(),
		also: ['団体名', '所属', '所属団体'],
		about: m.sheets_member_organization_about(),
		example: '',
		isLink: true,
		show: ({ organizationId }, world) => (organizationId ? world.organizations.wordsFor(organizationId) : ''),
		read: (cell, item, world) => {
			const reason = put(readOneName<OrganizationId>(cell, world.organizations), (id) => {
				item.organizationId = id;
			});
			const isNever = item.organizationId !== null && world.never.has(item.organizationId);
			return reason ?? (isNever ? m.sheets_member_never() : null);
		}
	},
	dayColumn('termFrom', m.sheets_member_from()),
	dayColumn('termTo', m.sheets_member_to())
];

export const memberSheet: SheetKind<MemberItem, World> = {
	name: 'members',
	table: councilMembers,
	letter: 'm',
	columns,
	load: async (tx, { from1904 }) => {
		const rows = await tx
			.select()
			.from(councilMembers)
			.orderBy(councilMembers.councilId, councilMembers.name, councilMembers.id);
		const never = await tx
			.select({ id: organizations.id })
			.from(organizations)
			.where(inArray(organizations.affiliation, [...neverListed]));
		const off = await tx.select({ id: councils.id }).from(councils).where(eq(councils.rosterOn, false));
		return {
			items: rows.map(({ municipalityId: _, ...row }) => row),
			councils: await councilIndex(tx),
			organizations: await organizationIndex(tx),
			never: new Set(never.map(({ id }) => id)),
			rosterOff: new Set(off.map(({ id }) => id)),
			from1904
		};
	},
	blank: () => ({
		id: crypto.randomUUID() as CouncilMemberId,
		councilId: '',
		name: '',
		seat: '',
		organizationId: null,
		termFrom: null,
		termTo: null
	}),
	nameOf: ({ name }) => name,
	keyOf: ({ councilId, name }) => `${councilId} ${foldName(name)}`,
	looseKeyOf: ({ councilId, name }) => `${councilId} ${looseName(name)}`,
	check: (plans, { rosterOff }) => {
		const told = new Set<string>();
		for (const { item, problems, warnings } of plans) {
			if (item.termFrom && item.termTo && item.termFrom > item.termTo)
				problems.push({ column: m.sheets_member_to(), reason: m.sheets_wrong_order() });
			if (problems.length > 0 || !rosterOff.has(item.councilId) || told.has(item.councilId)) continue;
			told.add(item.councilId);
			warnings.push(m.sheets_member_roster());
		}
	},
	apply
};

async function apply(
	tx: Tx,
	person: Person,
	plans: readonly RowPlan<MemberItem>[],
	world: World
): Promise<[]> {
	const own = { municipalityId: person.municipality };
	const rowOf = ({ councilId, ...row }: MemberItem) => ({ ...row, councilId: councilId as CouncilId });
	const made = plans.filter(({ before }) => !before).map(({ item }) => rowOf(item));
	for (const piece of inPieces(made))
		await tx.insert(councilMembers).values(piece.map((row) => ({ ...row, ...own })));
	for (const { before, item } of plans)
		if (before) {
			const { id, ...row } = rowOf(item);
			await tx.update(councilMembers).set(row).where(eq(councilMembers.id, id));
		}
	const listed = [...new Set(plans.map(({ item }) => rowOf(item).councilId))];
	const switched = await tx
		.update(councils)
		.set({ rosterOn: true, version: sql`${councils.version} + 1` })
		.where(sql`${inArray(councils.id, listed)} and not ${councils.rosterOn}`)
		.returning({ id: councils.id, name: councils.displayName });
	for (const council of switched)
		await recordEvent(tx, auditActor(person), {
			what: 'council.changed',
			thing: { type: 'council', ...council },
			details: { sheet: true, rosterOn: true }
		});
	for (const { item, before } of plans)
		await recordEvent(tx, auditActor(person), {
			what: before ? 'member.changed' : 'member.added',
			thing: { type: 'council', id: item.councilId, name: world.councils.wordsFor(item.councilId) },
			details: { sheet: true, member: item.id }
		});
	return [];
}
