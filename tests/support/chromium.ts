import fs from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Real binaries, because the wrapper scripts that some packages put in /usr/bin start a shell
 * first.
 */
const places = [
	'/usr/lib/chromium/chromium-headless-shell', // no desktop windows: a third less work
	'/usr/lib/chromium/chromium',
	'/usr/lib/chromium-browser/chromium-browser',
	'/opt/google/chrome/chrome',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/**
 * Returns the browser for tests: CHROMIUM_PATH, one of the system, or the download of Playwright.
 * Null: none.
 */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	return [...(named ? [named] : []), ...places, chromium.executablePath()].find(fs.existsSync) ?? null;
}

/** Background networking is off, so that a test run talks to this machine only. */
export const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'];
