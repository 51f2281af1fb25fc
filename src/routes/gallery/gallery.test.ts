import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { allEntries, entriesCalled, leftOut } from './entries/areas.ts';
import { boards } from './invented/boards.ts';
import { ownNotes, privateNotes } from './invented/private-notes.ts';
import Shown from './pages/Shown.svelte';

const components = import.meta.glob<{ default: unknown }>('/src/lib/components/**/*.svelte', { eager: true });
const fileOf = (name: string) => `/src/lib/components/${name}.svelte`;

test('every shared component is in the gallery once, or named there with the reason why it is not', async () => {
	const names = [...(await allEntries()).map(({ name }) => name), ...Object.keys(leftOut)];
	expect(names.map(fileOf).toSorted()).toEqual(Object.keys(components).toSorted());
	expect(Object.values(leftOut).filter((why) => !why.endsWith('.'))).toEqual([]);
});

test('each is shown by its own file, in at least one state, and is found by its name', async () => {
	for (const { name, component, states } of await allEntries()) {
		expect([name, component === components[fileOf(name)]?.default]).toEqual([name, true]);
		expect([name, Object.keys(states)]).not.toEqual([name, []]);
		expect((await entriesCalled([name])).map((entry) => entry.name)).toEqual([name]);
	}
});

test('every state of every entry can be drawn', async () => {
	for (const entry of await allEntries())
		for (const [state, props] of Object.entries(entry.states))
			expect(() => render(Shown, { props: { entry, props } }).body, `${entry.name}: ${state}`).not.toThrow();
});

test('things on an invented board have ids of their own, without which a browser draws none of them', () => {
	const twice = (ids: readonly string[]) => ids.filter((id, i) => ids.indexOf(id) < i);
	const idsOf = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
	for (const [name, { notes, groups, combinations, actions }] of Object.entries(boards))
		for (const ids of [idsOf(notes), idsOf(groups), idsOf(combinations), idsOf(actions)])
			expect([name, twice(ids)]).toEqual([name, []]);
	expect(twice(idsOf(privateNotes))).toEqual([]);
	expect(twice(ownNotes.map(({ key }) => key))).toEqual([]);
});
