/** The demo city runs on a real server, and tests give people accounts in its database. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Browser } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { insertAccount } from '#lib/server/auth/accounts.ts';
import { cookieName } from '#lib/server/auth/cookies.ts';
import type { Person as Account } from '#lib/server/auth/person.ts';
import { startSession } from '#lib/server/auth/sessions.ts';
import { connect, type Connection } from '#lib/server/db/client.ts';
import type { CouncilId, MunicipalityId } from '#lib/server/db/ids.ts';
import { findAccount } from '#lib/server/db/lookup.ts';
import { councils } from '#lib/server/db/schema/council.ts';
import { scope } from '#lib/server/db/scope.ts';
import { demoPassword } from '../../../../drizzle/seed/people.ts';
import { startEmbedded } from '../../../../server/database/embedded.ts';
import { startApp, type RunningApp } from '../../../support/app.ts';
import { person, type Person } from '../../people.ts';

const coordinator = 'suishin';

export interface DemoCity {
	readonly running: RunningApp;
	readonly connection: Connection;
	readonly municipality: MunicipalityId;
	stop(): Promise<void>;
}

export async function startDemoCity(): Promise<DemoCity> {
	const running = await startApp({ args: ['--demo'] });
	const database = await startEmbedded(demoFolder(running));
	const connection = connect(database.options);
	const found = await findAccount(connection.db, coordinator);
	if (!found) throw new Error('the demo has nobody');
	return {
		running,
		connection,
		municipality: found.municipality,
		stop: async () => {
			await connection.close();
			await database.stop();
			await running.stop();
		}
	};
}

const demoFolder = ({ dataDir }: RunningApp) => path.join(dataDir, 'demo');

export async function signedIn(
	{ running }: DemoCity,
	browser: Browser,
	device: 'laptop' | 'phone'
): Promise<Person> {
	const secret = fs.readFileSync(path.join(demoFolder(running), 'secret'), 'utf8').trim();
	const somebody = await person(browser, device, running.origin);
	const { page } = somebody;
	await page.goto('/sign-in');
	await page.getByLabel('サインインの 名前').fill(coordinator);
	await page.getByLabel('合いことば').fill(demoPassword(secret));
	await page.getByRole('button', { name: 'サインイン' }).click();
	await expect(page).toHaveURL(/\/meetings$/);
	return somebody;
}

/** Returns a signed-in account with one role in one council. */
export async function somebodyWith(
	{ running, connection, municipality }: DemoCity,
	browser: Browser,
	{ role, council }: { role: 'viewer' | 'coordinator'; council: string }
): Promise<Person> {
	const signInName = `${role}-${crypto.randomUUID().slice(0, 8)}`;
	const id = await scope(connection.db, municipality, async (tx) => {
		const [row] = await tx
			.select({ id: councils.id })
			.from(councils)
			.where(eq(councils.displayName, council));
		const roles: Account['roles'] = [{ role, council: row?.id as CouncilId }];
		return insertAccount(tx, municipality, { signInName, displayName: '見る人', roles });
	});
	const session = await startSession(connection.db, { id, municipality });
	const somebody = await person(browser, 'laptop', running.origin);
	const cookie = { name: cookieName('session', false), value: session, url: running.origin };
	await somebody.page.context().addCookies([cookie]);
	return somebody;
}
