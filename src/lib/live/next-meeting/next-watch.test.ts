import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { agendaFrom } from '#lib/board/agenda.ts';
import { emptyBoard } from '#lib/board/empty.ts';
import { isEnding, NextWatch } from './next-watch.svelte.ts';

let told: unknown;
let asked: string[];
const at = '2027-02-09T01:00:00.000Z';
const none = { meeting: null, path: null };

beforeEach(() => {
	vi.useFakeTimers();
	[told, asked] = [none, []];
	vi.stubGlobal('document', {
		visibilityState: 'visible',
		addEventListener: () => undefined,
		removeEventListener: () => undefined
	});
	vi.stubGlobal('fetch', (address: string) => {
		asked.push(address);
		return told === null
			? Promise.reject(new TypeError('no network'))
			: Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(told) });
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('[K3] 次回 that is prepared while the meeting ends is known ten seconds later, and stays when nothing is heard', async () => {
	const next = new NextWatch('/next', none);
	const stop = next.begin();
	await vi.advanceTimersByTimeAsync(0);
	told = { meeting: { startsAt: at, venue: '公民館' }, path: '/plan' };
	await vi.advanceTimersByTimeAsync(10_000);
	const known = { meeting: { startsAt: new Date(at), venue: '公民館' }, path: '/plan' };
	expect(next.known).toEqual(known);
	for (const wrong of [null, 'no 次回', { meeting: { startsAt: 'soon', venue: '' }, path: null }]) {
		told = wrong;
		await vi.advanceTimersByTimeAsync(10_000);
		expect(next.known).toEqual(known);
	}
	expect(asked.length).toBe(5);
	stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(asked.length).toBe(5);
});

test('次回 is prepared at 確認 and in まとめ中', () => {
	const agenda = agendaFrom('sasaeai_90');
	const close = agenda.findIndex(({ step }) => step === 'close');
	const ends = (phase: 'open' | 'wrapup' | 'closed', position: number) =>
		isEnding({ ...emptyBoard, agenda, phase, position });
	expect([ends('open', close), ends('wrapup', 0)]).toEqual([true, true]);
	expect([ends('open', close - 1), ends('closed', close)]).toEqual([false, false]);
});
