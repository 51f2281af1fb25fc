/** Starting and stopping a server costs three seconds, so spec files that leave theirs alone share one. */
import { test as base } from '@playwright/test';
import { startApp, type RunningApp } from '../support/app.ts';
import { anotherCity, aRunningCity, type RunningCity } from '../support/running-city.ts';

interface SharedServer {
	readonly running: RunningApp;
	/** A spec file has a municipality of its own, so it sees nothing of what another one did. */
	newCity(): Promise<RunningCity>;
}

export const test = base.extend<object, { server: SharedServer }>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from the pattern.
		async ({}, use) => {
			const running = await startApp();
			const first = await aRunningCity(running);
			await use({ running, newCity: () => anotherCity(first) });
			await first.close();
			await running.stop();
		},
		{ scope: 'worker' }
	]
});
