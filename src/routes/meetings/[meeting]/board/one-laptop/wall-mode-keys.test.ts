import { expect, test } from 'vitest';
import { wallModeAct } from './wall-mode-keys.ts';

const pressed = (key: string, change: Partial<KeyboardEvent> = {}) =>
	wallModeAct({
		key,
		code: '',
		repeat: false,
		ctrlKey: false,
		metaKey: false,
		altKey: false,
		...change
	});

test('arrows, the space bar and the keys of a presenter’s remote turn pages and cover the wall', () => {
	expect(['ArrowRight', 'PageDown', ' '].map((key) => pressed(key))).toEqual(Array(3).fill('forward'));
	expect(['ArrowLeft', 'PageUp'].map((key) => pressed(key))).toEqual(Array(2).fill('back'));
	expect([pressed('.'), pressed('b')]).toEqual(['cover', 'cover']);
	expect([pressed('n'), pressed('Escape'), pressed('?')]).toEqual(['next', 'leave', 'keys']);
});

test('a key counts by its place where other letters are switched on', () => {
	expect([pressed('み', { code: 'KeyN' }), pressed('Ｂ', { code: 'KeyB' })]).toEqual(['next', 'cover']);
	expect([pressed('。', { code: 'Period' }), pressed('　', { code: 'Space' })]).toEqual(['cover', 'forward']);
});

test('a held key counts once, and a key that means the browser not at all', () => {
	for (const means of ['repeat', 'ctrlKey', 'metaKey', 'altKey'] as const)
		for (const key of ['ArrowRight', 'n']) expect(pressed(key, { code: 'KeyN', [means]: true })).toBeNull();
	for (const key of ['Enter', 'Tab', 'a', '1', 'F5']) expect(pressed(key)).toBeNull();
});
