import { randomInt } from 'node:crypto';
import { isNull } from 'drizzle-orm';
import type { AccountId } from '#lib/board/model.ts';
import { mayGive } from '#lib/city/administration-policy.ts';
import type { Role } from '#lib/city/roles.ts';
import { m } from '#lib/messages/compiled/messages.js';
import { roleWords } from '#lib/words/role-words.ts';
import type { Person } from '../auth/person.ts';
import { normalName } from '../auth/sign-in.ts';
import type { Db } from '../db/client.ts';
import { findAccount } from '../db/lookup.ts';
import { accountRoles, accounts } from '../db/schema/account.ts';
import { put, readLine, readName } from './cells/cells.ts';
import { foldName, looseName } from './cells/fold-name.ts';
import { isSameRole, type PersonItem, type RoleHeld, writePeople } from './people-rows.ts';
import { areaIndex, councilIndex } from './cells/place-index.ts';
import { type PlaceNames, type PlaceOfRole, readPlaces, writePlaces } from './cells/place-names.ts';
import type { Column, RowPlan, SheetKind } from './sheet-kind.ts';

interface World extends PlaceNames {
	readonly items: PersonItem[];
}

const yes = ['○', '〇', '◯', 'o', '1', 'はい', '✓', '✔', 'レ', 'yes', 'true'].map(foldName);
const no = ['', '×', 'x', '-', '0', 'いいえ', 'なし', 'no', 'false'].map(foldName);
const ring = '○';

const withoutRole = ({ roles }: PersonItem, role: Role) => roles.filter((each) => each.role !== role);
const whole = { council: null, area: null };

/** 行政担当 and 第1層, who hold in the whole 市町村. */
const wholeColumn = (role: Role): Column<PersonItem, World> => ({
	key: role,
	heading: roleWords[role](),
	about: role === 'municipal_staff' ? m.sheets_person_staff_about() : m.sheets_person_mark_about(),
	example: '',
	show: ({ roles }) => (roles.some((each) => each.role === role) ? ring : ''),
	read: (cell, item) => {
		const said = foldName(cell);
		if (!yes.includes(said) && !no.includes(said)) return m.sheets_wrong_mark();
		// Nobody loses 行政担当 by a sheet: an empty cell is made too easily.
		if (yes.includes(said)) item.roles = [...withoutRole(item, role), { role, ...whole }];
		else if (role !== 'municipal_staff') item.roles = withoutRole(item, role);
		return null;
	}
});

const placeColumn = (role: Role, example = ''): Column<PersonItem, World> => ({
	key: role,
	heading: roleWords[role](),
	about: m.sheets_person_places_about(),
	example,
	isLink: true,
	show: ({ roles }, world) =>
		writePlaces(
			roles.flatMap((each) => (each.role === role ? placeOf(each) : [])),
			world
		),
	read: (cell, item, world) =>
		put(readPlaces(cell, world), (places) => {
			item.roles = [...withoutRole(item, role), ...places.map((place) => ({ role, ...place }))];
		})
});

function placeOf({ council, area }: RoleHeld): PlaceOfRole[] {
	if (council) return [{ council, area: null }];
	return area ? [{ council: null, area }] : [];
}

const columns: readonly Column<PersonItem, World>[] = [
	{
		key: 'name',
		heading: m.sheets_name(),
		also: ['氏名', 'お名前'],
		about: m.sheets_person_name_about(),
		example: m.sheets_person_name_example(),
		isRequired: true,
		show: ({ displayName }) => displayName,
		read: (cell, item) => put(readName(cell, 60), (name) => (item.displayName = name))
	},
	{
		key: 'signInName',
		heading: m.sheets_person_sign_in(),
		also: ['ユーザー名', 'ID', 'サインイン名'],
		about: m.sheets_person_sign_in_about(),
		example: '',
		show: ({ signInName }) => signInName,
		read: (cell, item) => {
			if (cell === '') return null;
			const read = readLine(cell, 60);
			if ('problem' in read) return read.problem;
			const name = normalName(read.value);
			if (item.isThere) return name === item.signInName ? null : m.sheets_person_sign_in_own();
			if (!/^\S{3,}$/u.test(name)) return m.staff_sign_in_name_short();
			item.signInName = name;
			return null;
		}
	},
	wholeColumn('municipal_staff'),
	wholeColumn('tier1_coordinator'),
	placeColumn('coordinator', m.sheets_council_name_example()),
	placeColumn('facilitator'),
	placeColumn('viewer')
];

export const peopleSheet: SheetKind<PersonItem, World> = {
	name: 'people',
	table: accounts,
	letter: 'h',
	columns,
	load: async (tx) => {
		const rows = await tx
			.select({ id: accounts.id, displayName: accounts.displayName, signInName: accounts.signInName })
			.from(accounts)
			.where(isNull(accounts.removedAt))
			.orderBy(accounts.displayName, accounts.id);
		const held = Map.groupBy(await tx.select().from(accountRoles), ({ accountId }) => accountId);
		return {
			items: rows.map((row) => ({
				...row,
				isThere: true,
				proposed: '',
				roles: (held.get(row.id) ?? []).map(({ role, councilId, areaId }) => ({
					role,
					council: councilId,
					area: areaId
				}))
			})),
			councils: await councilIndex(tx),
			areas: await areaIndex(tx)
		};
	},
	blank: () => ({
		id: crypto.randomUUID() as AccountId,
		displayName: '',
		signInName: '',
		isThere: false,
		proposed: '',
		roles: []
	}),
	nameOf: ({ displayName }) => displayName,
	keyOf: ({ displayName, signInName }) => (signInName ? `@${signInName}` : foldName(displayName)),
	meant: ({ displayName, signInName }, { items }) =>
		items.filter((item) =>
			signInName ? item.signInName === signInName : foldName(item.displayName) === foldName(displayName)
		),
	looseKeyOf: ({ displayName }) => looseName(displayName),
	check: (plans, _, person) => plans.forEach((plan) => checkRoles(plan, person)),
	checkOutside: proposeNames,
	apply: writePeople
};

function checkRoles({ before, item, problems }: RowPlan<PersonItem>, person: Person): void {
	if (problems.length > 0) return;
	if (item.roles.length === 0 && before?.roles.length !== 0)
		problems.push({ column: '', reason: before ? m.sheets_person_none_left() : m.sheets_person_no_role() });
	const held = before?.roles ?? [];
	const changed = [
		...item.roles.filter((role) => !held.some((each) => isSameRole(each, role))),
		...held.filter((role) => !item.roles.some((each) => isSameRole(each, role)))
	];
	for (const role of changed)
		if (!mayGive(person, role.role, role))
			problems.push({ column: roleWords[role.role](), reason: m.sheets_person_not_yours() });
}

/** A name for signing in is the only one in all 市町村. */
async function proposeNames(db: Db, plans: readonly RowPlan<PersonItem>[]): Promise<void> {
	const taken = new Set(plans.map(({ item }) => item.signInName));
	for (const { before, item, problems } of plans) {
		if (before || problems.length > 0) continue;
		if (item.signInName) {
			const isTaken = await findAccount(db, item.signInName);
			if (isTaken)
				problems.push({ column: m.sheets_person_sign_in(), reason: m.sheets_person_sign_in_taken() });
			continue;
		}
		do item.proposed = `hito-${randomInt(10_000, 1_000_000)}`;
		while (taken.has(item.proposed) || (await findAccount(db, item.proposed)));
		taken.add(item.proposed);
	}
}
