import { foldName } from './fold-name.ts';
import { shortIds } from './short-ids.ts';

export interface Named {
	readonly id: string;
	readonly name: string;
	/** Tells two with the same name apart, for example 小学校区. */
	readonly more: string;
}

export type Found = { readonly id: string } | 'none' | 'several';

/** Finds what a cell names, and names it in a way that finds it again. */
export class NameIndex {
	readonly #byKey = new Map<string, Set<string>>();
	readonly #things = new Map<string, Named>();
	readonly #short: ReadonlyMap<string, string>;

	constructor(letter: string, things: readonly Named[]) {
		this.#short = shortIds(
			letter,
			things.map(({ id }) => id)
		);
		for (const thing of things) this.add(thing);
	}

	/** Also a thing that the sheet itself makes can be named in it. */
	add(thing: Named): void {
		this.#things.set(thing.id, thing);
		for (const words of [thing.name, withMore(thing), this.#short.get(thing.id)])
			if (words) this.#keep(foldName(words), thing.id);
	}

	#keep(key: string, id: string): void {
		const ids = this.#byKey.get(key) ?? new Set();
		this.#byKey.set(key, ids.add(id));
	}

	find(words: string): Found {
		const ids = [...(this.#byKey.get(foldName(words)) ?? [])];
		if (ids.length > 1) return 'several';
		return ids[0] === undefined ? 'none' : { id: ids[0] };
	}

	wordsFor(id: string): string {
		const thing = this.#things.get(id);
		if (!thing) return '';
		const names = [thing.name, withMore(thing)];
		return names.find((words) => this.find(words) !== 'several') ?? this.#short.get(id) ?? thing.name;
	}
}

const withMore = ({ name, more }: Named) => `${name}（${more}）`;
