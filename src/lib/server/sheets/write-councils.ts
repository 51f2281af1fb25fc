import { and, eq, inArray, sql } from 'drizzle-orm';
import { m } from '#lib/messages/compiled/messages.js';
import { tiers, tierWords, type Tier } from '#lib/words/tier-words.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, CouncilId, OrganizationId } from '../db/ids.ts';
import { councils, type councilPhase } from '../db/schema/council.ts';
import { councilOrganizations } from '../db/schema/organization.ts';
import { Choice, namesOf, put, readDate, readLine, readName, readNames, readOneName } from './cells/cells.ts';
import { foldName, looseName } from './cells/fold-name.ts';
import { inPieces } from './in-pieces.ts';
import type { NameIndex } from './cells/name-index.ts';
import { areaIndex, organizationIndex } from './cells/place-index.ts';
import { writeDay } from './cells/read-day.ts';
import type { Column, RowPlan, SheetKind } from './sheet-kind.ts';
import { joinWords } from './cells/word-lists.ts';

type Phase = (typeof councilPhase.enumValues)[number];

interface CouncilItem {
	readonly id: CouncilId;
	displayName: string;
	areaId: AreaId | null;
	tier: Tier | null;
	tierName: string;
	phase: Phase;
	preparingFrom: string | null;
	activeFrom: string | null;
	closedOn: string | null;
	basis: string;
	program: string;
	cadence: string;
	/** 事務局 */
	hosts: readonly OrganizationId[];
}
interface World {
	readonly items: CouncilItem[];
	readonly areas: NameIndex;
	readonly organizations: NameIndex;
	readonly from1904: boolean;
}

const phases: readonly (readonly [string, Phase])[] = [
	[m.sheets_phase_preparing(), 'preparing'],
	[m.sheets_phase_active(), 'active'],
	[m.sheets_phase_closed(), 'closed']
];
const tierNames: readonly (readonly [string, Tier])[] = [
	...tiers.map((tier) => [tierWords[tier](), tier] as const),
	...(['1', '2', '3'] as const).map((tier) => [tier, tier] as const),
	['第一層', '1'],
	['第二層', '2'],
	['第三層', '3'],
	['第1層・第2層', 'combined'],
	['かねる', 'combined']
];

const tierChoice = new Choice(tierNames);
const phaseChoice = new Choice(phases);

const dayColumn = (
	key: 'preparingFrom' | 'activeFrom' | 'closedOn',
	heading: string
): Column<CouncilItem, World> => ({
	key,
	heading,
	about: m.sheets_day_about(),
	example: '',
	show: (item) => writeDay(item[key]),
	read: (cell, item, { from1904 }) => put(readDate(cell, from1904), (day) => (item[key] = day))
});

const lineColumn = (
	key: 'tierName' | 'basis' | 'program' | 'cadence',
	heading: string,
	about: string
): Column<CouncilItem, World> => ({
	key,
	heading,
	about,
	example: '',
	show: (item) => item[key],
	read: (cell, item) => put(readLine(cell, 100), (line) => (item[key] = line))
});

const columns: readonly Column<CouncilItem, World>[] = [
	{
		key: 'name',
		heading: m.sheets_name(),
		also: ['名称', '協議体', '協議体名', '協議体の名前', '会議の名前'],
		about: m.sheets_council_name_about(),
		example: m.sheets_council_name_example(),
		isRequired: true,
		show: ({ displayName }) => displayName,
		read: (cell, item) => put(readName(cell, 60), (name) => (item.displayName = name))
	},
	{
		key: 'area',
		heading: m.sheets_areas(),
		also: ['地区名', 'エリア', '圏域'],
		about: m.sheets_council_area_about(),
		example: m.sheets_area_name_example(),
		isLink: true,
		show: ({ areaId }, { areas }) => (areaId ? areas.wordsFor(areaId) : ''),
		read: (cell, item, { areas }) => put(readOneName<AreaId>(cell, areas), (id) => (item.areaId = id))
	},
	{
		key: 'tier',
		heading: m.sheets_council_tier(),
		about: m.sheets_council_tier_about(),
		example: tierWords['2'](),
		show: ({ tier }) => (tier ? tierWords[tier]() : ''),
		read: (cell, item) => {
			if (cell !== '') return put(tierChoice.read(cell), (tier) => (item.tier = tier));
			item.tier = null;
			return null;
		}
	},
	lineColumn('tierName', m.sheets_council_tier_name(), m.sheets_council_tier_name_about()),
	{
		key: 'phase',
		heading: m.sheets_council_phase(),
		about: m.sheets_council_phase_about(),
		example: '',
		show: ({ phase }) => phases.find(([, each]) => each === phase)?.[0] ?? '',
		// An empty cell says nothing: a council is always in one of them.
		read: (cell, item) => (cell === '' ? null : put(phaseChoice.read(cell), (phase) => (item.phase = phase)))
	},
	dayColumn('preparingFrom', m.sheets_council_preparing_from()),
	dayColumn('activeFrom', m.sheets_council_active_from()),
	dayColumn('closedOn', m.sheets_council_closed_on()),
	lineColumn('basis', m.sheets_council_basis(), m.sheets_council_basis_about()),
	lineColumn('program', m.sheets_council_program(), m.sheets_council_program_about()),
	lineColumn('cadence', m.sheets_council_cadence(), m.sheets_council_cadence_about()),
	{
		key: 'hosts',
		heading: m.sheets_council_hosts(),
		about: m.sheets_council_hosts_about(),
		example: '',
		isLink: true,
		show: ({ hosts }, { organizations }) => joinWords(namesOf(hosts, organizations)),
		read: (cell, item, { organizations }) =>
			put(readNames<OrganizationId>(cell, organizations), (ids) => (item.hosts = ids))
	}
];

const facts = {
	id: councils.id,
	displayName: councils.displayName,
	areaId: councils.areaId,
	tier: councils.tier,
	tierName: councils.tierName,
	phase: councils.phase,
	preparingFrom: councils.preparingFrom,
	activeFrom: councils.activeFrom,
	closedOn: councils.closedOn,
	basis: councils.basis,
	program: councils.program,
	cadence: councils.cadence
};

export const councilSheet: SheetKind<CouncilItem, World> = {
	name: 'councils',
	table: councils,
	letter: 'k',
	columns,
	load: async (tx, { from1904 }) => {
		const rows = await tx.select(facts).from(councils).orderBy(councils.displayName, councils.id);
		const parts = await tx.select().from(councilOrganizations).where(eq(councilOrganizations.part, 'hosts'));
		const hosts = Map.groupBy(parts, ({ councilId }) => councilId);
		return {
			items: rows.map((row) => ({
				...row,
				hosts: hosts.get(row.id)?.map(({ organizationId }) => organizationId) ?? []
			})),
			areas: await areaIndex(tx),
			organizations: await organizationIndex(tx),
			from1904
		};
	},
	blank,
	nameOf: ({ displayName }) => displayName,
	keyOf: ({ displayName }) => foldName(displayName),
	looseKeyOf: ({ displayName }) => looseName(displayName),
	check: (plans) => {
		for (const { item, problems } of plans)
			if (!inOrder(item.preparingFrom, item.activeFrom, item.closedOn))
				problems.push({ column: m.sheets_council_closed_on(), reason: m.sheets_wrong_order() });
	},
	apply
};

function blank(): CouncilItem {
	return {
		id: crypto.randomUUID() as CouncilId,
		displayName: '',
		areaId: null,
		tier: null,
		tierName: '',
		phase: 'active',
		preparingFrom: null,
		activeFrom: null,
		closedOn: null,
		basis: '',
		program: '',
		cadence: '',
		hosts: []
	};
}

function inOrder(...days: readonly (string | null)[]): boolean {
	const known = days.filter((day) => day !== null);
	return known.every((day, i) => i === 0 || (known[i - 1] ?? '') <= day);
}

async function apply(tx: Tx, person: Person, plans: readonly RowPlan<CouncilItem>[]): Promise<[]> {
	const own = { municipalityId: person.municipality };
	const made = plans.filter(({ before }) => !before).map(({ item }) => item);
	const changed = plans.filter(({ before }) => before).map(({ item }) => item);
	for (const piece of inPieces(made))
		await tx.insert(councils).values(piece.map(({ hosts: _, ...row }) => ({ ...row, ...own })));
	for (const { hosts: _, id, ...row } of changed)
		await tx
			.update(councils)
			.set({ ...row, version: sql`${councils.version} + 1` })
			.where(eq(councils.id, id));
	for (const piece of inPieces(changed.map(({ id }) => id)))
		await tx
			.delete(councilOrganizations)
			.where(and(inArray(councilOrganizations.councilId, piece), eq(councilOrganizations.part, 'hosts')));
	const hosts = [...made, ...changed].flatMap(({ id: councilId, hosts }) =>
		hosts.map((organizationId) => ({ councilId, organizationId, part: 'hosts' as const, ...own }))
	);
	for (const piece of inPieces(hosts)) await tx.insert(councilOrganizations).values(piece);
	for (const { item, before, changes } of plans) {
		const thing = { type: 'council', id: item.id, name: item.displayName } as const;
		const what = before ? 'council.changed' : 'council.made';
		await recordEvent(tx, auditActor(person), { what, thing, details: { sheet: true, changes } });
		if (before && before.phase !== item.phase)
			await recordEvent(tx, auditActor(person), {
				what: 'council.phase_changed',
				thing,
				details: { sheet: true, from: before.phase, to: item.phase }
			});
	}
	return [];
}
