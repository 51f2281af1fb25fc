import { expect, test } from 'vitest';
import { differing, nothingTyped, typedFrom, typedIn } from './place-typed.ts';

const stored = {
	id: 'office-1',
	name: '葉月台 相談室',
	destination: 'shakyo',
	phone: '0123-45-6789',
	hours: '平日',
	aliases: ['熟年相談室', 'ひだまり'],
	organization: '',
	fields: ['elderly'],
	areas: [{ id: 'area-1', name: '葉月台' }]
} as const;

test('what is stored stands in the form, and comes back from it unchanged', () => {
	const typed = typedFrom(stored);
	expect(typed).toMatchObject({ aliases: '熟年相談室、ひだまり', areas: ['area-1'] });
	const form = new FormData();
	for (const name of ['name', 'destination', 'phone', 'hours', 'aliases', 'organization'] as const)
		form.append(name, typed[name]);
	for (const field of typed.fields) form.append('field', field);
	for (const area of typed.areas) form.append('area', area);
	expect(typedIn(form)).toEqual(typed);
	expect(differing(typedIn(form), typed)).toEqual([]);
	expect(typedIn(new FormData())).toEqual({ ...nothingTyped, destination: '' });
});

test('[C67] only the fields that another person changed are told', () => {
	const typed = { ...typedFrom(stored), phone: '0123-45-0000', areas: ['area-2', 'area-1'] };
	expect(differing(typed, typedFrom(stored))).toEqual(['phone', 'areas']);
});
