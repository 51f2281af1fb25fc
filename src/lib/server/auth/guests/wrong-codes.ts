import type { App } from '#lib/server/app.ts';
import { networkOf, wideNetworkOf } from '#lib/server/auth/network.ts';
import { Tries, triesOf, whichAreUsedUp } from '#lib/server/auth/rate-limits.ts';

/**
 * A whole room shares one address, so 30 mistakes per network are allowed. Beyond the limit of all
 * networks, one without a wrong code can still join. With 10^8 codes and ten open meetings, one
 * network (360 guesses an hour) hits once in three years, all together (24,000) with 0.24 % an
 * hour, ten thousand further ones with 1.2 %. A hit adds one phone, which staff can stop (P7).
 */
const tries = triesOf((app) => ({
	network: new Tries(app, { of: 'code-address', tries: 30, seconds: 5 * 60 }),
	everywhere: new Tries(app, { of: 'code-all', tries: 2000, seconds: 5 * 60 }),
	/** Checked only while `everywhere` is used up. */
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

/** Returns true if this network is over its limit. */
export async function countWrongCode(app: App, address: string): Promise<boolean> {
	const counted = triesFrom(app, address).map(([tries, who]) => tries.countWrong(who));
	const [ofNetwork] = await Promise.all(counted);
	return ofNetwork ?? false;
}
