/** Runs the soak line `starts` with few deaths: `npm run test:soak -- --only starts` does 300. */
import { expect, test } from 'vitest';
import { startDeaths } from '../soak/lines/starts.ts';

test('[R1] after each of four deaths of server and database, at any moment of a start, a stop, a migration or a relaunch, the next start comes up', async () => {
	const { deaths, stuck } = await startDeaths({ seed: 20270123, deaths: 4 });
	expect({ deaths, stuck }).toEqual({ deaths: 4, stuck: 0 });
});
