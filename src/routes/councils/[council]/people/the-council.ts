import { error } from '@sveltejs/kit';
import { mayGive } from '#lib/city/administration-policy.ts';
import { municipalRoles, roles, type Role } from '#lib/city/roles.ts';
import { requireAccount } from '#lib/server/auth/guards.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { seesPeopleOf } from '#lib/server/councils/council-people.ts';
import { listCouncils, type CouncilLine } from '#lib/server/councils/list-councils.ts';
import type { RequestEvent } from './$types';

interface Asked {
	readonly person: Person;
	readonly council: CouncilLine;
	/** Roles in this council that the person gives and takes (C3). */
	readonly gives: readonly Role[];
}

/** 404 also hides that there is a council of another 市町村. */
export async function theCouncil(event: Pick<RequestEvent, 'locals' | 'url'>, id: string): Promise<Asked> {
	const person = requireAccount(event);
	const councils = await listCouncils(event.locals.app.db, person);
	const council = councils.find((each) => each.id === id);
	if (!council) error(404);
	if (!seesPeopleOf(person, council.id)) error(403);
	const here = { council: council.id, area: null };
	const gives = roles.filter((role) => !municipalRoles.includes(role) && mayGive(person, role, here));
	return { person, council, gives };
}
