import { eq, inArray } from 'drizzle-orm';
import { affiliations, type Affiliation } from '#lib/board/attendance.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { affiliationWords } from '#lib/words/affiliation-words.ts';
import { auditActor, recordEvent } from '../audit/record-event.ts';
import type { Person } from '../auth/person.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, OrganizationId } from '../db/ids.ts';
import {
	affiliationSettings,
	organizationAreas,
	organizationLinks,
	organizations,
	type organizationRelation
} from '../db/schema/organization.ts';
import { Choice, namesOf, put, readLine, readName, readNames } from './cells/cells.ts';
import { foldName, looseName } from './cells/fold-name.ts';
import { inPieces } from './in-pieces.ts';
import type { NameIndex } from './cells/name-index.ts';
import { areaIndex, organizationIndex } from './cells/place-index.ts';
import type { Column, RowPlan, SheetKind } from './sheet-kind.ts';
import { joinWords, splitWords } from './cells/word-lists.ts';

type Relation = (typeof organizationRelation.enumValues)[number];

interface OrganizationItem {
	readonly id: OrganizationId;
	affiliation: Affiliation;
	name: string;
	aliases: readonly string[];
	areas: readonly AreaId[];
	belongs_to: readonly OrganizationId[];
	entrusted_by: readonly OrganizationId[];
	contact: string;
}
interface World {
	readonly items: OrganizationItem[];
	readonly areas: NameIndex;
	readonly index: NameIndex;
	/** What the city calls each kind. */
	readonly words: ReadonlyMap<Affiliation, string>;
	readonly choice: Choice<Affiliation>;
}

const longest = 100;

const relationColumn = (key: Relation, heading: string, about: string): Column<OrganizationItem, World> => ({
	key,
	heading,
	about,
	example: '',
	isLink: true,
	show: (item, { index }) => joinWords(namesOf(item[key], index)),
	read: (cell, item, { index }) =>
		put(readNames<OrganizationId>(cell, index), (ids) => (item[key] = ids)) ??
		(item[key].includes(item.id) ? m.sheets_wrong_itself() : null)
});

const columns: readonly Column<OrganizationItem, World>[] = [
	{
		key: 'affiliation',
		heading: m.sheets_org_affiliation(),
		also: ['種類', '種別', '区分'],
		about: m.sheets_org_affiliation_about(),
		example: affiliationWords.neighborhood_association(),
		isRequired: true,
		show: ({ affiliation }, { words }) => words.get(affiliation) ?? affiliationWords[affiliation](),
		read: (cell, item, { choice }) => put(choice.read(cell), (code) => (item.affiliation = code))
	},
	{
		key: 'name',
		heading: m.sheets_name(),
		also: ['名称', '団体', '団体名', '団体の名前'],
		about: m.sheets_org_name_about(),
		example: m.sheets_org_name_example(),
		isRequired: true,
		show: ({ name }) => name,
		read: (cell, item) => put(readName(cell, longest), (name) => (item.name = name))
	},
	{
		key: 'aliases',
		heading: m.sheets_org_aliases(),
		also: ['別称', '略称'],
		about: m.sheets_list_about(),
		example: '',
		show: ({ aliases }) => joinWords(aliases),
		read: (cell, item) =>
			put(readLine(cell, 1000), (line) => {
				item.aliases = [...new Set(splitWords(line))];
			})
	},
	{
		key: 'areas',
		heading: m.sheets_areas(),
		also: ['地区名', 'エリア'],
		about: m.sheets_list_about(),
		example: '',
		isLink: true,
		show: (item, { areas }) => joinWords(namesOf(item.areas, areas)),
		read: (cell, item, { areas }) => put(readNames<AreaId>(cell, areas), (ids) => (item.areas = ids))
	},
	relationColumn('belongs_to', m.sheets_org_belongs(), m.sheets_org_belongs_about()),
	relationColumn('entrusted_by', m.sheets_org_entrusted(), m.sheets_org_entrusted_about()),
	{
		key: 'contact',
		heading: m.sheets_org_contact(),
		about: m.sheets_org_contact_about(),
		example: '',
		show: ({ contact }) => contact,
		read: (cell, item) => put(readLine(cell, 200), (line) => (item.contact = line))
	}
];

export const organizationSheet: SheetKind<OrganizationItem, World> = {
	name: 'organizations',
	table: organizations,
	letter: 'd',
	columns,
	load: async (tx) => {
		const rows = await tx
			.select()
			.from(organizations)
			.orderBy(organizations.affiliation, organizations.name, organizations.id);
		const places = Map.groupBy(await tx.select().from(organizationAreas), (each) => each.organizationId);
		const links = Map.groupBy(await tx.select().from(organizationLinks), (each) => each.organizationId);
		const linked = (id: OrganizationId, relation: Relation) =>
			(links.get(id) ?? []).filter((each) => each.relation === relation).map(({ otherId }) => otherId);
		const names = affiliationNames(await tx.select().from(affiliationSettings));
		return {
			items: rows.map(({ municipalityId: _, ...row }) => ({
				...row,
				areas: places.get(row.id)?.map(({ areaId }) => areaId) ?? [],
				belongs_to: linked(row.id, 'belongs_to'),
				entrusted_by: linked(row.id, 'entrusted_by')
			})),
			areas: await areaIndex(tx),
			index: await organizationIndex(tx),
			words: new Map(names.toReversed().map(([words, code]) => [code, words])),
			choice: new Choice(names)
		};
	},
	blank: () => ({
		id: crypto.randomUUID() as OrganizationId,
		affiliation: 'other',
		name: '',
		aliases: [],
		areas: [],
		belongs_to: [],
		entrusted_by: [],
		contact: ''
	}),
	nameOf: ({ name }) => name,
	keyOf: ({ affiliation, name }) => `${affiliation} ${foldName(name)}`,
	looseKeyOf: ({ name }) => looseName(name),
	enter: ({ id, name, affiliation }, { index }) =>
		index.add({ id, name, more: affiliationWords[affiliation]() }),
	needs: ({ belongs_to, entrusted_by }) => [...belongs_to, ...entrusted_by],
	check: warnOfAliases,
	apply
};

/** What the city calls each kind, then its usual name. */
function affiliationNames(labels: readonly { affiliation: Affiliation; label: string }[]) {
	const usual = affiliations.map((code): readonly [string, Affiliation] => [affiliationWords[code](), code]);
	const taken = new Set(usual.map(([words]) => foldName(words)));
	const own = labels.map(({ label, affiliation }): readonly [string, Affiliation] => [label, affiliation]);
	// A name that is the usual one of another kind would be read as that kind.
	return [...own.filter(([label]) => label !== '' && !taken.has(foldName(label))), ...usual];
}

function warnOfAliases(plans: readonly RowPlan<OrganizationItem>[], { items }: World): void {
	const owners = new Map(
		items.flatMap((each) => each.aliases.map((alias) => [foldName(alias), each] as const))
	);
	for (const { before, item, warnings } of plans) {
		const owner = before ? undefined : owners.get(foldName(item.name));
		if (owner) warnings.push(m.sheets_org_is_alias({ name: owner.name }));
	}
}

async function apply(tx: Tx, person: Person, plans: readonly RowPlan<OrganizationItem>[]): Promise<[]> {
	const own = { municipalityId: person.municipality };
	const rowOf = ({ id, affiliation, name, aliases, contact }: OrganizationItem) => ({
		id,
		affiliation,
		name,
		aliases,
		contact
	});
	const made = plans.filter(({ before }) => !before).map(({ item }) => item);
	const changed = plans.filter(({ before }) => before).map(({ item }) => item);
	for (const piece of inPieces(made))
		await tx.insert(organizations).values(piece.map((item) => ({ ...rowOf(item), ...own })));
	for (const item of changed)
		await tx.update(organizations).set(rowOf(item)).where(eq(organizations.id, item.id));
	for (const piece of inPieces(changed.map(({ id }) => id))) {
		await tx.delete(organizationAreas).where(inArray(organizationAreas.organizationId, piece));
		await tx.delete(organizationLinks).where(inArray(organizationLinks.organizationId, piece));
	}
	const all = [...made, ...changed];
	const places = all.flatMap(({ id: organizationId, areas }) =>
		areas.map((areaId) => ({ organizationId, areaId, ...own }))
	);
	for (const piece of inPieces(places)) await tx.insert(organizationAreas).values(piece);
	const links = all.flatMap((item) =>
		(['belongs_to', 'entrusted_by'] as const).flatMap((relation) =>
			item[relation].map((otherId) => ({ organizationId: item.id, otherId, relation, ...own }))
		)
	);
	for (const piece of inPieces(links)) await tx.insert(organizationLinks).values(piece);
	for (const { item, before, changes } of plans)
		await recordEvent(tx, auditActor(person), {
			what: before ? 'organization.changed' : 'organization.made',
			thing: { type: 'organization', id: item.id, name: item.name },
			details: { sheet: true, changes }
		});
	return [];
}
