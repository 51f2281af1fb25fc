import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from '../support/chromium.ts';

/** What measures time, or lives by the time limits of a line, gets both cores. `tests/run.mjs` runs it after all others. */
const alone = ['crowd', 'filing', 'large-board', 'network', 'slow-phone'].map((name) => `${name}.spec.ts`);

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	fullyParallel: false,
	workers: 2, // each file starts a whole server of its own
	projects: [
		{ name: 'together', testIgnore: alone },
		{ name: 'alone', testMatch: alone, workers: 1 }
	],
	timeout: 240_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		trace: process.env.TRACE ? 'retain-on-failure' : 'off', // it takes a tenth of the time
		launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs }
	}
});
