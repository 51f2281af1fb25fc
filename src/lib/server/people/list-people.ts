import type { AccountId } from '#lib/board/model.ts';
import type { Role } from '#lib/city/roles.ts';
import { compareNames } from '#lib/words/natural-order.ts';
import { areasAround, areasWithin } from '../areas/area-tree.ts';
import type { App } from '../app.ts';
import type { Tx } from '../db/client.ts';
import type { AreaId, CouncilId, MunicipalityId } from '../db/ids.ts';
import { accounts } from '../db/schema/account.ts';
import { councils } from '../db/schema/council.ts';
import { scope } from '../db/scope.ts';
import { roleLines, type RoleLine } from './role-lines.ts';

export interface PersonLine {
	readonly id: AccountId;
	readonly displayName: string;
	readonly signInName: string;
	/** Until the invitation is accepted there is nobody behind the account. */
	readonly hasSignedIn: boolean;
	readonly removedAt: Date | null;
	readonly roles: readonly RoleLine[];
}

export interface PeopleFilter {
	readonly words: string;
	readonly role: Role | null;
	readonly council: CouncilId | null;
	readonly area: AreaId | null;
}

/** Sorted by name; those who were removed are apart. */
export function listPeople(
	{ db }: App,
	municipality: MunicipalityId,
	filter: PeopleFilter
): Promise<{ readonly there: PersonLine[]; readonly gone: PersonLine[] }> {
	return scope(db, municipality, async (tx) => {
		const rows = await tx.select().from(accounts);
		const roles = await roleLines(tx);
		const fits = await fitsPlace(tx, filter);
		const words = filter.words.normalize('NFKC').toLowerCase();
		const people = rows
			.map(({ id, displayName, signInName, passwordHash, removedAt }): PersonLine => ({
				id,
				displayName,
				signInName,
				hasSignedIn: passwordHash !== null,
				removedAt,
				roles: roles.get(id) ?? []
			}))
			.filter((each) => textOf(each).includes(words))
			.toSorted((a, b) => compareNames(a.displayName, b.displayName));
		return {
			there: people.filter(({ removedAt, roles }) => removedAt === null && fits(roles)),
			gone: people.filter(({ removedAt }) => removedAt !== null)
		};
	});
}

const textOf = ({ displayName, signInName, removedAt, roles }: PersonLine) =>
	[displayName, removedAt ? '' : signInName, ...roles.map(({ title }) => title)]
		.join(' ')
		.normalize('NFKC')
		.toLowerCase();

/** A role in an area counts in its councils, and one in a council of the area counts there. */
async function fitsPlace(tx: Tx, { role, council, area }: PeopleFilter) {
	const rows = await tx.select({ id: councils.id, area: councils.areaId }).from(councils);
	const own = rows.find(({ id }) => id === council)?.area ?? null;
	const around = new Set(own ? await areasAround(tx, own) : []);
	const [above, below] = area
		? [new Set(await areasAround(tx, area)), new Set(await areasWithin(tx, area))]
		: [new Set<AreaId>(), new Set<AreaId>()];
	const inArea = new Set(rows.filter((each) => each.area && below.has(each.area)).map(({ id }) => id));

	return (roles: readonly RoleLine[]) => {
		const asked = roles.filter((each) => role === null || each.role === role);
		if (role === null && council === null && area === null) return true;
		return asked.some(
			(each) =>
				(council === null || each.council === council || (each.area !== null && around.has(each.area))) &&
				(area === null ||
					(each.area !== null && (above.has(each.area) || below.has(each.area))) ||
					(each.council !== null && inArea.has(each.council)))
		);
	};
}
