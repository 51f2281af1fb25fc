import { folderOf, type Entry } from '../entry/entry.ts';
import { sizes, type SizeName } from '../entry/sizes.ts';
import type { View } from './view.ts';

/** A document of its own, since only a frame has a width of its own. */
export interface FramePlan {
	readonly entries: readonly Entry[];
	/** Names of the states of a single entry. Empty: all of them. */
	readonly states: readonly string[];
	readonly size: SizeName;
}

/** Frames beside each other, under a title. */
export interface FrameRow {
	readonly title: string;
	readonly frames: readonly FramePlan[];
}

/** Between frames that stand beside each other, in px. */
export const gap = 16;

/** Whether the frame is as high as what is in it. */
export const flows = ({ layout }: Entry) => layout === 'below' || layout === 'beside';

/** How many windows stand in a row: so many that no more rows are needed. */
export const windowsAcross = (count: number): number => Math.ceil(Math.sqrt(count));

export function statesIn({ states }: Entry, asked: readonly string[]) {
	const all = Object.entries(states);
	const some = all.filter(([name]) => asked.includes(name));
	return some.length > 0 ? some : all;
}

/** How many windows share the frame. Only a single entry has more than one. */
export const windowsIn = ({ entries: [first], states }: FramePlan): number =>
	first?.layout === 'windows' ? statesIn(first, states).length : 1;

/** Consecutive parts of nearly the same length. */
function parts<T>(all: readonly T[], count: number): T[][] {
	const length = Math.ceil(all.length / count);
	return Array.from({ length: Math.ceil(all.length / length) }, (_, i) =>
		all.slice(i * length, (i + 1) * length)
	);
}

/**
 * The frames for these entries in `room` px. Entries of one folder and one width share frames,
 * because every frame loads the whole page once more; phones stand beside each other.
 */
export function rowsOf(entries: readonly Entry[], view: View, room: number): readonly FrameRow[] {
	const together = new Map<string, [Entry, ...Entry[]]>();
	for (const folder of new Set(entries.map(({ name }) => folderOf(name)))) {
		const all = entries.filter(({ name }) => folderOf(name) === folder);
		for (const entry of [...all.filter(flows), ...all.filter((each) => !flows(each))]) {
			const title = flows(entry) ? `${folder}/ ${sizeOf(entry, view)}` : entry.name;
			const others = together.get(title);
			if (others) others.push(entry);
			else together.set(title, [entry]);
		}
	}
	return [...together].map(([title, group]) => ({
		title,
		frames:
			group.length > 1 || entries.length > 1 ? framesOf(group, view, room) : framesOfOne(group[0], view, room)
	}));
}

const sizeOf = (entry: Entry, view: View) => view.size ?? entry.size;

function framesOf(group: readonly [Entry, ...Entry[]], view: View, room: number): FramePlan[] {
	const [first] = group;
	const size = sizeOf(first, view);
	// A dialog covers its frame. Its other states are on its own page.
	const states = first.layout === 'one' ? Object.keys(first.states).slice(0, 1) : [];
	return parts(group, columns(size, room)).map((entries) => ({ entries, states, size }));
}

function framesOfOne(entry: Entry, view: View, room: number): FramePlan[] {
	const size = sizeOf(entry, view);
	const states = statesIn(entry, view.state.split(',')).map(([name]) => name);
	const count = { one: states.length, windows: 1, below: columns(size, room), beside: 1 }[entry.layout];
	return parts(states, count).map((states) => ({ entries: [entry], states, size }));
}

const columns = (size: SizeName, room: number) =>
	Math.max(1, Math.floor((room + gap) / (sizes[size].width + gap)));
