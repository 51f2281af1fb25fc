import fs from 'node:fs';
import path from 'node:path';
import type { Board, MeetingId } from '#lib/board/model.ts';
import type { App } from '#lib/server/app.ts';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import { hashPassword } from '#lib/server/auth/passwords.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { readSession, startSession } from '#lib/server/auth/sessions.ts';
import { completeSetup } from '#lib/server/auth/setup.ts';
import type { Config } from '#lib/server/config.ts';
import { createCouncil } from '#lib/server/councils/create-council.ts';
import { connect, type Connection } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { municipalities } from '#lib/server/db/schema/municipality.ts';
import { scope } from '#lib/server/db/scope.ts';
import { secondsOfTodayLeft } from '#lib/words/japan-time.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { meetingLinks } from '#lib/server/meetings/meeting-links.ts';
import { prepareMeeting } from '#lib/server/meetings/prepare-meeting.ts';
import { startEmbedded } from '../../server/database/embedded.ts';
import type { RunningApp } from './app.ts';
import { quiet } from './meeting.ts';

export interface PreparedMeeting {
	readonly id: MeetingId;
	readonly epoch: string;
	readonly joinToken: string;
	/** The QR code of a lent (shared) device has it beside the token. */
	readonly lentMark: string;
	/** The meeting number has no hyphen. */
	readonly code: string;
	readonly screenToken: string;
}

export interface RunningCity {
	readonly municipality: MunicipalityId;
	readonly council: CouncilId;
	/** The cookie and the sign-in name are the council coordinator's. */
	readonly staffCookie: string;
	readonly signInName: string;
	/** Returns another Cookie header. */
	signInAgain(): Promise<string>;
	/** Tests compare it with the pages and prepare data. */
	readonly connection: Connection;
	readonly app: App;
	prepare(reveal?: Board['reveal']): Promise<PreparedMeeting>;
	close(): Promise<void>;
}

export const staff = { signInName: 'mizuno', password: 'hazuki-dai-no-asa', displayName: '水野' } as const;

/** Uses the setup link of a fresh server. */
export async function aRunningCity(running: RunningApp): Promise<RunningCity> {
	const database = await startEmbedded(running.dataDir); // the server has started it
	const connection = connect(database.options);
	const app = appOn(running, connection);
	const token = new URL(running.setupLink ?? '').hash.slice(1);
	const done = await completeSetup(app, { token, municipality: '汐見野市', ...staff });
	if (done === 'link_used') throw new Error('the set-up link was used before');
	const person = (await readSession(app.db, done.session))?.person;
	if (!person) throw new Error('nobody is signed in');
	const close = async () => {
		await connection.close();
		await database.stop(); // only detaches, since the server still uses it
	};
	return cityOf({ app, connection, close }, person, done.session);
}

/** Another municipality on the same server, which sees nothing of the first one. */
export async function anotherCity({ app, connection }: RunningCity): Promise<RunningCity> {
	const municipality = crypto.randomUUID() as MunicipalityId;
	const signInName = `${staff.signInName}-${municipality}`;
	const passwordHash = await hashPassword(staff.password);
	const id = await scope(app.db, municipality, async (tx) => {
		await tx.insert(municipalities).values({ id: municipality, name: '汐見野市' });
		const account = { ...staff, signInName, passwordHash, roles: rolesOfFirst };
		return insertAccount(tx, municipality, account);
	});
	const session = await startSession(app.db, { id, municipality });
	const person = (await readSession(app.db, session))?.person;
	if (!person) throw new Error('nobody is signed in');
	return cityOf({ app, connection, close: () => Promise.resolve() }, person, session);
}

/** As the set-up link gives them. */
const rolesOfFirst = [
	{ role: 'municipal_staff', council: null },
	{ role: 'tier1_coordinator', council: null }
] as const;

async function cityOf(
	{ app, connection, close }: Pick<RunningCity, 'app' | 'connection' | 'close'>,
	person: Person,
	session: string
): Promise<RunningCity> {
	const { municipality } = person;
	const council = await createCouncil(app.db, {
		municipality,
		displayName: '葉月台 支えあい会議',
		tier: '2',
		area: null,
		coordinator: person.id
	});

	return {
		municipality,
		council,
		staffCookie: cookieHeader(session),
		signInName: person.signInName,
		signInAgain: async () => cookieHeader(await startSession(app.db, person)),
		connection,
		app,
		prepare: (reveal = 'look_through') => prepareIn(app, { municipality, council, reveal }),
		close
	};
}

const cookieHeader = (session: string) => `${cookieName('session', false)}=${session}`;

/** Late in the evening it is sooner, because a 当日のかぎ opens nothing on another day. */
function laterToday(): Date {
	const now = new Date();
	return new Date(now.getTime() + 1000 * Math.min(3_600, secondsOfTodayLeft(now) - 1));
}

export async function prepareIn(
	app: App,
	wanted: { municipality: MunicipalityId; council: CouncilId; reveal: Board['reveal'] }
): Promise<PreparedMeeting> {
	const { meeting: id } = await prepareMeeting(app, {
		...wanted,
		theme: '買い物の 行き帰り',
		venue: '葉月台 集会所',
		startsAt: laterToday(),
		template: 'sasaeai_90'
	});
	const found = await findMeeting(app, { meeting: id, municipality: wanted.municipality });
	if (!found) throw new Error('the meeting was not prepared');
	const links = meetingLinks(app, found, 'http://board');
	return {
		id,
		epoch: found.epoch,
		joinToken: new URL(links.join).hash.slice(1),
		lentMark: links.lent.split('&lent=')[1] ?? '',
		code: links.code.replace('-', ''),
		screenToken: new URL(links.screen).hash.slice(1)
	};
}

/** Boards live in the server process, so `rooms` rejects. */
function appOn(running: RunningApp, { db }: Connection): App {
	const secret = fs.readFileSync(path.join(running.dataDir, 'secret'), 'utf8').trim();
	const config: Config = {
		databaseUrl: null,
		port: Number(new URL(running.origin).port),
		host: '127.0.0.1',
		origin: null,
		dataDir: running.dataDir,
		trustProxy: false,
		secret,
		logLevel: 'silent',
		buildDir: null
	};
	const rooms = { run: () => Promise.reject(new Error('boards live in the server')) };
	return { config, db, rooms, log: quiet };
}
