import { expect, test } from 'vitest';
import { m } from '#lib/messages/compiled/messages.js';
import { heardWhileWaiting, toldWhenAsked } from './standing.ts';

test('a request that was forgotten while the phone slept is said to be too old, not as if nobody had asked', () => {
	expect(heardWhileWaiting({ state: 'none' })).toEqual({ state: 'old' });
	for (const state of ['granted', 'refused', 'old']) expect(heardWhileWaiting({ state })).toEqual({ state });
	expect(heardWhileWaiting({ state: 'pending', digits: 37 })).toEqual({ state: 'pending', digits: 37 });
	expect(() => heardWhileWaiting({ state: 'pending' })).toThrow();
	expect(() => heardWhileWaiting('<!doctype html>')).toThrow();
});

test('the button to ask stands where asking can help, and nowhere else', () => {
	const none = { state: 'none' } as const;
	expect(toldWhenAsked(none, null)).toEqual({ words: null, mayAsk: true });
	expect(toldWhenAsked({ state: 'old' }, null)).toEqual({ words: m.phone_remote_old(), mayAsk: true });
	expect(toldWhenAsked({ state: 'refused' }, null)).toEqual({
		words: m.phone_remote_refused(),
		mayAsk: true
	});
	expect(toldWhenAsked({ state: 'pending', digits: 37 }, 'crowded').mayAsk).toBe(false);
	expect(toldWhenAsked({ state: 'granted' }, null).mayAsk).toBe(false);
	for (const refusal of ['over', 'rehearsal', 'stopped', 'lent'] as const)
		expect([refusal, toldWhenAsked(none, refusal).mayAsk]).toEqual([refusal, false]);
	for (const refusal of ['gone', 'refused_twice', 'crowded', 'too_many_tries'] as const)
		expect([refusal, toldWhenAsked(none, refusal).mayAsk]).toEqual([refusal, true]);
});
