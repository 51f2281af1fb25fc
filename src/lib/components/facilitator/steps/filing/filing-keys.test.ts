import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filingKeys } from './filing-keys.ts';
import type { Filing } from './filing.svelte.ts';

class Place extends EventTarget {
	readonly selector: string;
	constructor(selector = '') {
		super();
		this.selector = selector;
	}
	matches = (selectors: string) => selectors.split(', ').includes(this.selector);
	closest = (selectors: string) => (this.matches(selectors) ? this : null);
}

let page: EventTarget;
let done: string[];
let close: () => void;

beforeEach(() => {
	page = new EventTarget();
	done = [];
	for (const name of ['Element', 'HTMLElement']) vi.stubGlobal(name, Place);
	vi.stubGlobal('window', page);
	const does = (what: string) => (by?: string | number) =>
		void done.push(by === undefined ? what : `${what} ${by}`);
	const filing = {
		typed: '1',
		digit: does('digit'),
		fileNew: does('new'),
		undo: does('undo'),
		showBeside: does('beside'),
		forgetTyped: does('forget'),
		enough: () => (does('enough')(), true)
	} as unknown as Filing;
	close = filingKeys(filing)(new Place() as unknown as HTMLElement) as () => void;
});
afterEach(() => {
	close();
	vi.unstubAllGlobals();
});

function press(key: string, change: Partial<KeyboardEvent> & { from?: Place } = {}): boolean {
	const event = new Event('keydown', { cancelable: true });
	const { from, ...rest } = change;
	const usual = {
		key,
		keyCode: 65,
		isComposing: false,
		repeat: false,
		ctrlKey: false,
		metaKey: false,
		altKey: false
	};
	for (const [name, value] of Object.entries({ ...usual, ...rest, ...(from && { target: from }) }))
		Object.defineProperty(event, name, { value });
	page.dispatchEvent(event);
	return event.defaultPrevented;
}

const keys = ['3', 'n', 'N', 'z', 's', 'ArrowRight', 'ArrowLeft', 'Escape', 'Enter'];
const each = ['digit 3', 'new', 'new', 'undo', 'beside 1', 'beside 1', 'beside -1', 'forget', 'enough'];

test('まとめる by keys: each key does its one thing, and the browser does nothing of its own', () => {
	for (const key of keys) expect(press(key), key).toBe(true);
	expect(done).toEqual(each);
	expect(press('x')).toBe(false);
});

test('a key that is held down files one note, not ten', () => {
	for (const key of keys) for (let i = 0; i < 10; i += 1) press(key, { repeat: i > 0 });
	expect(done).toEqual(each);
});

test('fields, sheets, conversions, and keys that mean the browser file nothing', () => {
	for (const key of keys) {
		for (const change of [
			{ isComposing: true },
			{ keyCode: 229 },
			{ ctrlKey: true },
			{ metaKey: true },
			{ altKey: true }
		])
			press(key, change);
		for (const place of [
			'input',
			'textarea',
			'select',
			'[contenteditable]',
			'dialog',
			'[role="dialog"]',
			'[data-own-keys]'
		])
			press(key, { from: new Place(place) });
	}
	expect(done).toEqual([]);
});
