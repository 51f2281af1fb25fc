/** The check of the gallery is checked here, with the colours that the pages use. */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { liftedContrast, tooPale } from './browser/gallery/washed-out.ts';

const css = fs.readFileSync(fileURLToPath(new URL('../src/lib/look/tokens.css', import.meta.url)), 'utf8');
const token = (name: string): readonly [number, number, number] => {
	const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(css)?.[1] ?? '';
	const [red = 0, green = 0, blue = 0] = hex.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? [];
	return [red, green, blue];
};

test('[AC-5] ink is read on every ground of a washed-out wall, and other colours are not', () => {
	const lifted = (text: string, ground: string) =>
		Number(liftedContrast(token(text), token(ground)).toFixed(1));
	expect(lifted('ink', 'sheet')).toBe(6.4);
	expect(lifted('ink', 'desk')).toBe(6);
	expect(lifted('ink', 'ko-paper')).toBe(5.9);
	expect(lifted('ink', 'mo-paper')).toBe(5.8);
	expect(lifted('ink', 'held-paper')).toBe(5.8);
	expect(lifted('ink-2', 'sheet')).toBe(3.8);
	expect(lifted('done', 'desk')).toBe(3.6);
	expect(lifted('sheet', 'ko')).toBe(3);
});

test('[AC-5] pale words are named, with how pale they are; the mark on a strip is large', () => {
	const drawn = { words: '困', color: 'rgb(255, 255, 255)', ground: 'rgb(199, 71, 0)', unclear: '' };
	expect(tooPale([{ ...drawn, onStrip: true }])).toEqual([]);
	expect(tooPale([{ ...drawn, onStrip: false }])).toEqual(['3.0 : 1 when washed out: 困']);
	expect(tooPale([{ ...drawn, onStrip: true, unclear: 'opacity 0.5' }])).toEqual(['opacity 0.5: 困']);
	expect(() => tooPale([{ ...drawn, color: 'oklch(0.5 0 0)', onStrip: true }])).toThrow();
});
