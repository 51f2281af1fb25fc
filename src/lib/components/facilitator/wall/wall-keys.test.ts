import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wallKeys } from './wall-keys.ts';

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
let turned: number[];
let filing: boolean;
let close: () => void;

beforeEach(() => {
	page = new EventTarget();
	turned = [];
	filing = false;
	for (const name of ['Element', 'HTMLElement']) vi.stubGlobal(name, Place);
	vi.stubGlobal('window', page);
	vi.stubGlobal('document', { querySelector: () => (filing ? new Place() : null) });
	close = wallKeys((by) => void turned.push(by))(new Place() as unknown as HTMLElement) as () => void;
});
afterEach(() => {
	close();
	vi.unstubAllGlobals();
});

function press(key: string, change: Partial<KeyboardEvent> & { from?: Place; used?: boolean } = {}): void {
	const event = new Event('keydown', { cancelable: true });
	const { from, used, ...rest } = change;
	const usual = { key, keyCode: 39, isComposing: false, repeat: false, shiftKey: false };
	const no = { ctrlKey: false, metaKey: false, altKey: false };
	for (const [name, value] of Object.entries({ ...usual, ...no, ...rest, ...(from && { target: from }) }))
		Object.defineProperty(event, name, { value });
	if (used) event.preventDefault();
	page.dispatchEvent(event);
}

test('→ and ← turn the pages of the wall, and no other key does', () => {
	for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'n', ' ', 'PageDown']) press(key);
	expect(turned).toEqual([1, -1]);
});

test('the keys do nothing in a field, in a sheet, or in a panel with keys of its own', () => {
	for (const place of [
		'input',
		'textarea',
		'select',
		'[contenteditable]',
		'dialog',
		'[role="dialog"]',
		'[data-own-keys]'
	])
		press('ArrowRight', { from: new Place(place) });
	expect(turned).toEqual([]);
	press('ArrowRight', { from: new Place('button') });
	expect(turned).toEqual([1]);
});

test('the keys do nothing where another list has used them, or while notes are filed with them', () => {
	press('ArrowRight', { used: true });
	filing = true;
	press('ArrowRight');
	expect(turned).toEqual([]);
});

test('a key that is held turns one page, and one that means the browser none', () => {
	press('ArrowRight');
	press('ArrowRight', { repeat: true });
	for (const means of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'] as const)
		press('ArrowLeft', { [means]: true });
	press('ArrowLeft', { keyCode: 229 });
	expect(turned).toEqual([1]);
});
