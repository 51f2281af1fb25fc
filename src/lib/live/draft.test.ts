import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from './draft.ts';

let values: Map<string, string>;
beforeEach(() => {
	values = new Map();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => values.get(key) ?? null,
		setItem: (key: string, value: string) => void values.set(key, value),
		removeItem: (key: string) => void values.delete(key)
	});
});
afterEach(() => vi.unstubAllGlobals());

const reloaded = (meeting = 'm1') => {
	const { kind, text } = new Draft(meeting);
	return { kind, text };
};

test('what is being written is there again after a reload, in its meeting only', () => {
	new Draft('m1').keep('mottainai', '和室が あいて');
	expect(reloaded()).toEqual({ kind: 'mottainai', text: '和室が あいて' });
	expect(reloaded('m2')).toEqual({ kind: null, text: '' });
});

test('a note that was posted does not stand in the field again after a reload, and is nowhere on the phone', () => {
	const draft = new Draft('m1');
	draft.keep('komatta', '坂が つらい');
	draft.keep('komatta', '');
	expect(reloaded()).toEqual({ kind: null, text: '' });
	expect(values.size).toBe(0);
});

test('the last word counts, and one meeting leaves the other’s words alone', () => {
	new Draft('m2').keep('komatta', 'べつの 会議');
	const draft = new Draft('m1');
	for (const text of ['坂', '坂が', '坂が つらい']) draft.keep('komatta', text);
	expect(reloaded().text).toBe('坂が つらい');
	draft.keep('komatta', '');
	expect(reloaded('m2').text).toBe('べつの 会議');
});

test.each([
	'{',
	'7',
	'null',
	'{"kind":"other","text":"a"}',
	'{"kind":"komatta"}',
	'{"kind":"komatta","text":""}'
])('what lies there and is no draft (%s) is none', (kept) => {
	values.set('yoriai:draft:m1', kept);
	expect(reloaded()).toEqual({ kind: null, text: '' });
});

test('a phone that forbids or has no room for keeping still lets its owner write', () => {
	const fail = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	vi.stubGlobal('localStorage', { getItem: fail, setItem: fail, removeItem: fail });
	const draft = new Draft('m1');
	draft.keep('komatta', '坂が つらい');
	draft.keep('komatta', '');
	expect(draft.text).toBe('');
});
