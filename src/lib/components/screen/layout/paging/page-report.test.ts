import { expect, test } from 'vitest';
import { PageReport } from './page-report.ts';

/** All windows of one meeting write into the same number. */
function aMeeting(taken = true) {
	const sent: number[] = [];
	return {
		sent,
		get known() {
			return sent.at(-1) ?? 1;
		},
		aWindow: () =>
			new PageReport((pages) => {
				if (taken) sent.push(pages);
				return Promise.resolve(taken);
			})
	};
}

test('a window tells its pages when they change, and never the same number twice', async () => {
	const meeting = aMeeting();
	const window = meeting.aWindow();
	await window.tell(1, 'open 3', meeting.known);
	for (const pages of [4, 4, 5, 5]) await window.tell(pages, 'open 3', meeting.known);
	await window.tell(5, 'open 4', meeting.known);
	expect(meeting.sent).toEqual([4, 5]);
});

test('two windows of different shape tell a picture’s pages once each', async () => {
	const meeting = aMeeting();
	const [wide, narrow] = [meeting.aWindow(), meeting.aWindow()];
	for (let i = 0; i < 10; i += 1) {
		await wide.tell(10, 'open 4', meeting.known);
		await narrow.tell(15, 'open 4', meeting.known);
	}
	expect(meeting.sent).toEqual([10, 15]);
	await wide.tell(10, 'open 6', meeting.known);
	expect(meeting.known, 'the next picture').toBe(10);
});

test('what the server did not take is told again', async () => {
	let works = false;
	const sent: number[] = [];
	const window = new PageReport((pages) => {
		if (works) sent.push(pages);
		return Promise.resolve(works);
	});
	await window.tell(4, 'open 4', 1);
	works = true;
	await window.tell(4, 'open 4', 1);
	expect(sent).toEqual([4]);
});

test('more pages than a command can name are told as the most it can', async () => {
	const meeting = aMeeting();
	await meeting.aWindow().tell(1200, 'open 4', 1);
	expect(meeting.sent).toEqual([999]);
});
