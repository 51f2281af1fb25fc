import type { RunningApp } from '../support/app.ts';
import { inLanes } from './hall.ts';

/** Repeats invalid requests and returns the growth of the log by the worst kind, in bytes. */
export async function sayNothing(running: RunningApp, count: number): Promise<number> {
	const form = { 'content-type': 'multipart/form-data; boundary=here', origin: running.origin };
	const ask = (path: string, headers = {}) =>
		fetch(running.origin + path, { headers }).then((one) => one.text());
	const send = (path: string) =>
		fetch(running.origin + path, { method: 'POST', body: '--nowhere', headers: form }).then((one) =>
			one.text()
		);
	const kinds = [
		() => ask('/%'),
		() => send('/sign-in'),
		() => send('/join'),
		() => send('/sign-in?/default')
	];
	let most = 0;
	for (const kind of kinds) {
		const before = running.log().length;
		await inLanes(count, 8, kind);
		most = Math.max(most, running.log().length - before);
	}
	return most;
}
