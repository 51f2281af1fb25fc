/** The link of a 当日のかぎ and that of a 代筆のかぎ lead to the same page. */
import { isScribeToken } from '#lib/board/scribe-token.ts';
import type { App } from '../app.ts';
import { readDayKey, type RefusedKey, type TakenDayKey } from '../auth/day-keys.ts';
import { networkOf } from '../auth/network.ts';
import { Tries, triesOf } from '../auth/rate-limits.ts';
import { readScribeKey, type TakenScribeKey } from './scribe-keys.ts';

export type TakenKey =
	(TakenDayKey & { readonly cookie: 'key' }) | (TakenScribeKey & { readonly cookie: 'scribe' }) | RefusedKey;

/** A 192-bit token cannot be guessed: this only slows down wrong keys. */
const tries = triesOf((app) => new Tries(app, { of: 'key-address', tries: 30, seconds: 5 * 60 }));

/** With a rate limit on wrong keys. */
export async function takeKey(app: App, token: string, address: string): Promise<TakenKey> {
	const taken = await readKey(app, token);
	if (taken.ok || taken.refusal !== 'wrong') return taken;
	const network = networkOf(address);
	if (await tries(app).areUsedUp(network)) return { ok: false, refusal: 'too_many_tries', validOn: null };
	await tries(app).countWrong(network);
	return taken;
}

async function readKey(app: App, token: string): Promise<TakenKey> {
	if (isScribeToken(token)) {
		const taken = await readScribeKey(app, token);
		return taken.ok ? { ...taken, cookie: 'scribe' } : taken;
	}
	const taken = await readDayKey(app, token);
	return taken.ok ? { ...taken, cookie: 'key' } : taken;
}
