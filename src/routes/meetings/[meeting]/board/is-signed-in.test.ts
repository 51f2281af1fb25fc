import { expect, test } from 'vitest';
import { isSignedIn } from './is-signed-in.ts';

const answering = (answer: Partial<Response>) => () => Promise.resolve(answer as Response);

test('a page that leads elsewhere means that the laptop is signed out, any other answer that it is not', async () => {
	expect(await isSignedIn(answering({ type: 'opaqueredirect', status: 0 }), '/meetings/1')).toBe(false);
	expect(await isSignedIn(answering({ type: 'basic', status: 303 }), '/meetings/1')).toBe(false);
	expect(await isSignedIn(answering({ type: 'basic', status: 200 }), '/meetings/1')).toBe(true);
	expect(await isSignedIn(answering({ type: 'basic', status: 404 }), '/meetings/1')).toBe(true);
});

test('without a network nothing is known, and the rehearsal is not called over', async () => {
	expect(await isSignedIn(() => Promise.reject(new TypeError('no network')), '/meetings/1')).toBe(false);
});
