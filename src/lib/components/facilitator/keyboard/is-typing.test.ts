import { expect, test } from 'vitest';
import { isComposing, isTyping } from './is-typing.ts';

const key = (event: Partial<KeyboardEvent>) =>
	({
		key: 'Enter',
		keyCode: 13,
		isComposing: false,
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		...event
	}) as KeyboardEvent;

test('the Enter of a conversion is no Enter, whichever of the two signs a browser gives', () => {
	expect(isComposing(key({ isComposing: false, keyCode: 229 }))).toBe(true); // Safari
	expect(isComposing(key({ isComposing: true, keyCode: 13 }))).toBe(true); // Firefox
	expect(isComposing(key({ isComposing: true, keyCode: 229 }))).toBe(true); // Chrome
	expect(isComposing(key({}))).toBe(false);
});

test('no shortcut of ours fires during a conversion, nor together with a key that means the browser', () => {
	for (const event of [
		{ keyCode: 229 },
		{ isComposing: true },
		{ ctrlKey: true },
		{ metaKey: true },
		{ altKey: true }
	])
		expect(isTyping(key({ key: 'n', keyCode: 78, ...event })), JSON.stringify(event)).toBe(true);
});
