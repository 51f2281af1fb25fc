/** Limits how often a meeting code may be guessed. */
import type { App } from '#lib/server/app.ts';
import { networkOf, wideNetworkOf } from '#lib/server/auth/network.ts';
import { Tries, triesOf, whichAreUsedUp } from '#lib/server/auth/rate-limits.ts';

/**
 * A whole room shares one address, so correct codes are never counted and 30 mistakes per network
 * are allowed. When the limit for all networks together is used up, a client whose network has not
 * sent a wrong code yet can still join with a correct one. Risk: there are 10^8 codes; with ten
 * meetings open at a time, one guess in 10^7 hits. A single network has 12 × 30 = 360 guesses an
 * hour: one hit in three years of continuous guessing. All networks together have 12 × 2,000 =
 * 24,000: a chance of 0.24 % an hour. Beyond that limit each further network adds 12 guesses an
 * hour: ten thousand networks, 1.2 %. With a hundred open meetings all chances are ten times as
 * high. A hit adds one phone to one meeting, which staff see and can stop (P7).
 */
const tries = triesOf((app) => ({
	network: new Tries(app, { of: 'code-address', tries: 30, seconds: 5 * 60 }),
	everywhere: new Tries(app, { of: 'code-all', tries: 2000, seconds: 5 * 60 }),
	/** Allows a single wrong code. Checked only while `everywhere` is used up. */
	wideNetwork: new Tries(app, { of: 'code-wide', tries: 1, seconds: 5 * 60 })
}));

const triesFrom = (app: App, address: string) =>
	[
		[tries(app).network, networkOf(address)],
		[tries(app).everywhere, 'everywhere'],
		[tries(app).wideNetwork, wideNetworkOf(address)]
	] as const;

export async function codesAreUsedUp(app: App, address: string): Promise<boolean> {
	const [ofNetwork, everywhere, hasMistyped] = await whichAreUsedUp(...triesFrom(app, address));
	return ofNetwork || (everywhere && hasMistyped) || false;
}

/** Counts a wrong code. Returns true if this network is now over its limit. */
export async function countWrongCode(app: App, address: string): Promise<boolean> {
	const counted = triesFrom(app, address).map(([tries, who]) => tries.countWrong(who));
	const [ofNetwork] = await Promise.all(counted);
	return ofNetwork ?? false;
}
