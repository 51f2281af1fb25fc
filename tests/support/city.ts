/** An invented city with one council and its accounts. */
import pino from 'pino';
import type { AccountId } from '#lib/board/model.ts';
import type { App, MeetingAddress, RoomCommands } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import type { Person } from '#lib/server/auth/person.ts';
import type { Config } from '#lib/server/config.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import type { Db } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { scope } from '#lib/server/db/scope.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';

const config: Config = {
	databaseUrl: null,
	port: 0,
	host: '127.0.0.1',
	origin: null,
	dataDir: '/nonexistent',
	trustProxy: false,
	secret: 'a secret of thirty-two characters',
	logLevel: 'silent',
	buildDir: null
};

/** Its rooms only record the commands in `asked`. */
export function anApp(db: Db): App & { readonly asked: Parameters<RoomCommands['run']>[] } {
	const asked: Parameters<RoomCommands['run']>[] = [];
	const rooms: RoomCommands = {
		run: (...command) => {
			asked.push(command);
			return Promise.resolve({ ok: true, seq: asked.length, result: {} });
		}
	};
	return { config, db, rooms, log: pino({ level: 'silent' }), asked };
}

export interface City {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	readonly coordinator: AccountId;
}

export async function aCity(db: Db, name = '葉月市'): Promise<City> {
	const municipality = crypto.randomUUID() as MunicipalityId;
	const coordinator = await scope(db, municipality, async (tx) => {
		await tx.insert(municipalities).values({ id: municipality, name });
		const signInName = `suishin-${municipality.slice(0, 8)}`;
		return insertAccount(tx, municipality, { signInName, displayName: '推進員', roles: [] });
	});
	const council = await createCouncil(db, {
		municipality,
		displayName: '葉月台 支えあい会議',
		tier: '2',
		area: null,
		coordinator
	});
	return { municipality, council, coordinator };
}

export const aPerson = (city: City, roles: Person['roles'] = []): Person => ({
	id: city.coordinator,
	municipality: city.municipality,
	signInName: 'suishin',
	displayName: '推進員',
	roles
});

export async function aMeeting(app: App, { municipality, council }: City): Promise<MeetingAddress> {
	const { meeting } = await prepareMeeting(app, {
		municipality,
		council,
		theme: '買い物の 行き帰り',
		venue: '葉月台 集会所',
		startsAt: new Date('2027-01-23T01:00:00Z'),
		template: 'sasaeai_90'
	});
	return { municipality, meeting };
}
