/** Stored moments do no harm when the clock was wrong (T4). */
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inviteAccount } from '#lib/server/auth/accounts.ts';
import { useLink } from '#lib/server/auth/links.ts';
import { readSession } from '#lib/server/auth/sessions.ts';
import { Tries } from '#lib/server/auth/rate-limits.ts';
import { oneTimeLinks } from '#lib/server/db/schema/link.ts';
import { sessions } from '#lib/server/db/schema/session.ts';
import { scope } from '#lib/server/db/scope.ts';
import { aCity, anApp, type City } from '../support/city.ts';
import { aDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let city: City;
beforeAll(async () => {
	database = await aDatabase();
	city = await aCity(database.db);
});
afterAll(() => database.close());
afterEach(() => void vi.useRealTimers());

const app = () => anApp(database.db);
const dayMs = 86_400_000;
const set = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

function triesOf(passed: () => number = () => 0): Tries {
	return new Tries(app(), { of: 'code-address', tries: 30, seconds: 300 }, passed);
}
async function useUp(tries: Tries, who: string): Promise<void> {
	for (let i = 0; i < 30; i += 1) await tries.countWrong(who);
	expect(await tries.isStoredUp(who)).toBe(true);
}

const jumps = [-45_000, -600_000, -dayMs];

test.each(jumps)(
	'[T4] who mistyped waits five minutes and no longer when the clock goes back by %i ms',
	async (jump) => {
		let passed = 0;
		const who = `192.0.2.1${jump}`;
		const tries = triesOf(() => passed);
		await useUp(tries, who);
		set(jump);
		passed = 240_000; // storing thirty tries took time too
		expect(await tries.isStoredUp(who), 'and no shorter, where it was known before').toBe(true);
		passed = 300_000;
		expect(await tries.isStoredUp(who)).toBe(false);
		await useUp(tries, who);
	}
);

test.each(jumps)('[T4] nor by a server that is started after it, by %i ms', async (jump) => {
	const who = `192.0.2.2${jump}`;
	await useUp(triesOf(), who);
	set(jump);
	const restarted = triesOf();
	expect(await restarted.isStoredUp(who)).toBe(false);
	await useUp(restarted, who);
});

test('another process whose clock is a second ahead locks as ever', async () => {
	await useUp(triesOf(), '192.0.2.30');
	set(-1_000);
	expect(await triesOf().isStoredUp('192.0.2.30')).toBe(true);
});

test('[T4] a session and a link that a clock years ahead has made open nothing; a day ahead does no harm', async () => {
	const { municipality } = city;
	const invite = async (signInName: string) => {
		const invited = await inviteAccount(app(), municipality, {
			signInName,
			displayName: '葉月 花',
			roles: []
		});
		if (invited === 'name_taken') throw new Error(invited);
		return invited.token;
	};
	const lasts = (days: number) =>
		scope(database.db, municipality, async (tx) => {
			const expiresAt = new Date(Date.now() + days * dayMs);
			await tx.update(sessions).set({ expiresAt });
			await tx.update(oneTimeLinks).set({ expiresAt }).where(eq(oneTimeLinks.purpose, 'invitation'));
		});
	const taken = await useLink(app(), await invite('set-clock-hana'), 'sakura-2026');
	if (typeof taken === 'string') throw new Error(taken);
	await lasts(31);
	expect(await readSession(database.db, taken.session)).not.toBeNull();
	await lasts(33);
	expect(await readSession(database.db, taken.session)).toBeNull();

	const token = await invite('set-clock-ken');
	await lasts(16);
	expect(await useLink(app(), token, 'sakura-2026')).toBe('link_used');
	await lasts(14.5);
	expect(await useLink(app(), token, 'sakura-2026')).toHaveProperty('session');
});
