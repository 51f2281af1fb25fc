import { createHmac } from 'node:crypto';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import type { Person } from '#lib/server/auth/person.ts';
import type { Tx } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { councilOf, type Councils, tier1 } from './city.ts';

export interface SignIn {
	readonly name: string;
	readonly password: string;
	readonly role: string;
}

/** The password differs between installations, since a demo may be on a network. */
export const demoPassword = (secret: string) =>
	`demo-${createHmac('sha256', secret).update('demo').digest('hex').slice(0, 6)}`;

interface DemoPerson {
	readonly signInName: string;
	readonly displayName: string;
	readonly role: string;
	readonly roles: (council: (name: string) => CouncilId, all: readonly CouncilId[]) => Person['roles'];
}

const people: readonly DemoPerson[] = [
	{
		signInName: 'gyosei',
		displayName: '行政担当 あおば',
		role: '行政担当・第1層の 推進員',
		roles: (council) => [
			{ role: 'municipal_staff', council: null },
			{ role: 'tier1_coordinator', council: null },
			{ role: 'coordinator', council: council(tier1) }
		]
	},
	{
		signInName: 'suishin',
		displayName: '推進員 みどり',
		role: '推進員（ぜんぶの 支えあい会議）',
		roles: (_, all) => all.map((council) => ({ role: 'coordinator', council }))
	},
	{
		signInName: 'shinko',
		displayName: '進行役 いずみ',
		role: '進行役（葉月台・本町）',
		roles: (council) =>
			['葉月台', '本町'].map((area) => ({ role: 'facilitator', council: council(councilOf(area)) }))
	}
];

export const recordKeeper = 'suishin';

export async function insertPeople(
	tx: Tx,
	municipality: MunicipalityId,
	{ councils, password }: { councils: Councils; password: string }
): Promise<void> {
	const council = (name: string): CouncilId => {
		const id = councils.get(name);
		if (!id) throw new Error(`the invented city has no ${name}`);
		return id;
	};
	const passwordHash = await hashPassword(password);
	for (const person of people) {
		const roles = person.roles(council, [...councils.values()]);
		await insertAccount(tx, municipality, { ...person, roles, passwordHash });
	}
}

export const signInsWith = (password: string): SignIn[] =>
	people.map(({ signInName, role }) => ({ name: signInName, password, role }));

/** This account is inserted last: if it exists, all of them do. */
export const lastPerson = people.at(-1)?.signInName ?? '';
