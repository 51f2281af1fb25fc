import { expect, test } from 'vitest';
import { Panels } from './panels.svelte.ts';

test('at most one thing lies open on the laptop', () => {
	const panels = new Panels(() => '0');
	panels.toggle('held');
	panels.toggle('trash');
	expect(panels.open).toBe('trash');
	panels.toggle('trash');
	expect(panels.open).toBeNull();
});

test('あずかり, the trash and the look-through close when the step changes, and stay closed on the way back', () => {
	for (const panel of ['held', 'trash', 'late', 'hidden'] as const) {
		let step = 'open 3';
		const panels = new Panels(() => step);
		panels.toggle(panel);
		step = 'open 4';
		expect(panels.open).toBeNull();
		panels.stepped();
		step = 'open 3';
		expect(panels.open).toBeNull();
		panels.toggle(panel);
		expect(panels.open).toBe(panel);
	}
});

test('代筆 and 出席 stay where they are: a step change takes nobody out of a field', () => {
	let step = 'open 3';
	const panels = new Panels(() => step);
	panels.toggle('scribe');
	panels.leave();
	step = 'open 4';
	expect(panels.open).toBe('scribe');
});
