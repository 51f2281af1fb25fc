import { expect, test } from 'vitest';
import { editedTwice } from './edited-twice.ts';

const was = { name: '葉月台', basis: '', cadence: '月1回' };

test('[C21] what another person changed is told, and what was typed stays', () => {
	const stored = { ...was, name: '葉月台 支えあい会議' };
	const typed = { ...was, name: '葉月台 会議', cadence: '2か月に 1回' };
	expect(editedTwice({ was, typed, stored })).toEqual({
		others: { name: '葉月台 支えあい会議' },
		fields: typed
	});
});

test('[C21] a field that was not touched takes what the other person wrote', () => {
	const stored = { ...was, basis: '要綱 第3条' };
	const typed = { ...was, name: '葉月台 会議' };
	expect(editedTwice({ was, typed, stored })).toEqual({
		others: { basis: '要綱 第3条' },
		fields: { ...typed, basis: '要綱 第3条' }
	});
});

test('[C21] nobody is stopped by the same words, or by a form that nobody else touched', () => {
	const typed = { ...was, name: '葉月台 会議' };
	for (const stored of [was, typed])
		expect(editedTwice({ was, typed, stored })).toEqual({ others: {}, fields: typed });
});
