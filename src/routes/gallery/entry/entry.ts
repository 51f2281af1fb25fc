import type { Component, Snippet } from 'svelte';
import type { SizeName } from './sizes.ts';

type Props = Record<string, unknown>;
type PropsOf<C> = C extends Component<infer P> ? P : never;

/** Props of a component. `children` may be plain words. */
type State<P> = { readonly [Name in keyof P]: Name extends 'children' ? P[Name] | string : P[Name] };

/**
 * How the states of a component share a frame: below each other; beside each other, where they are
 * small; each in a window of its own, where they cover it or read its height; or one in a frame,
 * where each is a dialog.
 */
type Layout = 'below' | 'beside' | 'windows' | 'one';

interface Look {
	/** The window for which the component is made. */
	readonly size: SizeName;
	readonly layout: Layout;
	/** What its page has around it. */
	readonly around?: Component<{ children: Snippet }>;
}

/** A component of `src/lib/components` and the states in which the gallery shows it. */
export interface Entry extends Look {
	/** Its file below that folder, without the ending. */
	readonly name: string;
	readonly component: Component<Props>;
	readonly states: Readonly<Record<string, Props>>;
}

/** The entries of files that share a look. The types of the props are checked here, and dropped. */
export function entriesFor(look: Look) {
	return <C>(name: string, component: C, states: Readonly<Record<string, State<PropsOf<C>>>>): Entry => ({
		...look,
		name,
		states,
		component: component as Component<Props>
	});
}

/** One state for each value, named like it. */
export const forEach = <T extends string, P>(values: readonly T[], of: (value: T) => P) =>
	Object.fromEntries(values.map((value) => [value, of(value)]));

export const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/'));
