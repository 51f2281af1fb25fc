import { expect, test } from 'vitest';
import type { Entry } from '../entry/entry.ts';
import { rowsOf } from './frames.ts';
import { entriesShown, readView } from './view.ts';

const anEntry = (name: string, look: Partial<Entry> = {}): Entry => ({
	name,
	component: () => ({}),
	states: { empty: {}, ordinary: {}, longest: {} },
	size: 'phone',
	layout: 'below',
	...look
});
const entries = [
	anEntry('phone/Welcome'),
	anEntry('phone/NoteField'),
	anEntry('phone/PhoneFrame', { layout: 'windows' }),
	anEntry('phone/own/OwnNoteSheet', { layout: 'one' }),
	anEntry('phone/own/HeldWords'),
	anEntry('board/NoteCard', { size: 'laptop' })
];

const rows = (asked: string, room: number) => {
	const view = readView(new URLSearchParams(asked));
	return rowsOf(entriesShown(entries, view), view, room).map(({ title, frames }) => [
		title,
		...frames.map((plan) => [...plan.entries.map(({ name }) => name), ...plan.states].join(' '))
	]);
};

test('a folder is shown with all below it, in few frames, and a dialog in one of its own', () => {
	expect(rows('show=phone', 360)).toEqual([
		['phone/ phone', 'phone/Welcome phone/NoteField'],
		['phone/PhoneFrame', 'phone/PhoneFrame'],
		['phone/own/ phone', 'phone/own/HeldWords'],
		['phone/own/OwnNoteSheet', 'phone/own/OwnNoteSheet empty']
	]);
	expect(rows('show=phone&size=laptop', 360)[0]).toEqual(['phone/ laptop', 'phone/Welcome phone/NoteField']);
});

test('where there is room, phones stand beside each other', () => {
	expect(rows('show=phone', 736)[0]).toEqual(['phone/ phone', 'phone/Welcome', 'phone/NoteField']);
	expect(rows('show=Welcome', 736)[0]).toEqual([
		'phone/ phone',
		'phone/Welcome empty ordinary',
		'phone/Welcome longest'
	]);
});

test('a dialog alone shows each of its states, or the one that is asked for', () => {
	const [title, ...states] = rows('show=phone/own/OwnNoteSheet', 360)[0] ?? [];
	expect([title, states.length]).toEqual(['phone/own/OwnNoteSheet', 3]);
	expect(rows('show=OwnNoteSheet&state=longest', 360)).toEqual([
		['phone/own/OwnNoteSheet', 'phone/own/OwnNoteSheet longest']
	]);
	expect(rows('show=nothing', 360)).toEqual([]);
});
