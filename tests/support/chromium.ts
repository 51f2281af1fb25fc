import fs from 'node:fs';
import { chromium } from '@playwright/test';

/** Wrapper scripts in /usr/bin start a shell first. */
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

/** CHROMIUM_PATH, one of the system, or Playwright's download; null if there is none. */
export function findChromium(): string | null {
	const named = process.env['CHROMIUM_PATH'];
	return [...(named ? [named] : []), ...places, chromium.executablePath()].find(fs.existsSync) ?? null;
}

export const chromiumArgs = [
	'--no-sandbox',
	'--disable-dev-shm-usage',
	'--disable-background-networking', // A test run talks to this machine only.
	// An emulated graphics card is work for the processor, and no test needs one.
	'--disable-gpu',
	'--disable-gpu-compositing',
	'--in-process-gpu' // a tenth less work for the first page of a context
];
