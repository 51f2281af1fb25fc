import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from '../support/chromium.ts';

export default defineConfig({
	testDir: '.',
	testMatch: '*.spec.ts',
	outputDir: '../../test-results',
	fullyParallel: false,
	workers: 1, // each file starts a whole server; two cores are no more than one of them and its browsers need
	timeout: 240_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs }
	}
});
