import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from '../support/chromium.ts';

/** What measures time, or lives by the time limits of a line, gets both cores. `tests/run.mjs` runs it after all others. */
const alone = named('filing', 'large-board', 'network', 'slow-phone');
/** A minute each: begun last, one of them would leave a core without work in the end. */
const longest = named('spine', 'whole-meeting', 'set-clock');

function named(...names: string[]): string[] {
	return names.map((name) => `${name}.spec.ts`);
}

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	fullyParallel: false,
	workers: 2, // each file starts a whole server of its own
	projects: [
		{ name: 'longest', testMatch: longest },
		{ name: 'together', testIgnore: [...alone, ...longest] },
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
