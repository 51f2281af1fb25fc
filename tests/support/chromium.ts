import fs from 'node:fs';
import { chromium } from '@playwright/test';

/** Real binaries, not the wrapper scripts that some packages put in /usr/bin: those start a shell first. */
const places = [
	'/usr/lib/chromium/chromium-headless-shell', // without the windows of a desktop: a third less work
	'/usr/lib/chromium/chromium',
	'/usr/lib/chromium-browser/chromium-browser',
	'/opt/google/chrome/chrome',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** The browser for tests: CHROMIUM_PATH, the system's, or the one that Playwright has fetched. */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	return [...(named ? [named] : []), ...places, chromium.executablePath()].find(fs.existsSync) ?? null;
}

/** No background networking: a test run talks to this machine alone. */
export const chromiumArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'];
