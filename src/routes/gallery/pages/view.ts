/** What the address of the gallery asks for. */
import type { Entry } from '../entry/entry.ts';
import { sizeNames, type SizeName } from '../entry/sizes.ts';

export const texts = ['standard', 'large', 'xlarge'] as const;

export interface View {
	/** A folder or a component, by its path below `src/lib/components`, or a component by its name. */
	readonly show: string;
	/** States of a component, between commas. Empty: all of them. */
	readonly state: string;
	/** Null: the window for which the component is made. */
	readonly size: SizeName | null;
	readonly text: (typeof texts)[number];
}

export function readView(asked: URLSearchParams): View {
	return {
		show: asked.get('show') ?? 'ui',
		state: asked.get('state') ?? '',
		size: sizeNames.find((size) => size === asked.get('size')) ?? null,
		text: texts.find((text) => text === asked.get('text')) ?? 'standard'
	};
}

/** What is empty, or as it is without a word, is left out. */
function write(view: View): string {
	const asked = new URLSearchParams();
	for (const [name, value] of Object.entries(view))
		if (value && value !== 'standard') asked.set(name, String(value));
	return asked.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}

export const addressOf = (view: View): string => `/gallery?${write(view)}`;

/** The inside of a frame. It is asked after the `#`, so that another state needs no new page. */
export const insideOf = (view: View): string => `/gallery?inside#${write(view)}`;

/** The component that is asked for, or all of the folder. */
export function entriesShown(entries: readonly Entry[], { show }: View): readonly Entry[] {
	const component = entries.find(({ name }) => name === show || name.endsWith(`/${show}`));
	return component ? [component] : entries.filter(({ name }) => name.startsWith(`${show}/`));
}
