import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from '../support/chromium.ts';

/** These measure time or rely on network timeouts, so `tests/run.mjs` runs them last and alone. */
const alone = named('filing', 'large-board', 'network', 'one-laptop', 'slow-phone');
/** These take a minute each. If one started last, one core would be idle at the end. */
const longest = named('spine', 'whole-meeting', 'set-clock');

function named(...names: string[]): string[] {
	return names.map((name) => `${name}.spec.ts`);
}

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	fullyParallel: false,
	workers: 2, // Each starts a server, which most files share.
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
		trace: process.env.TRACE ? 'retain-on-failure' : 'off', // Tracing costs a tenth of the time.
		launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs }
	}
});
