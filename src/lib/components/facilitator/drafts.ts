import type { Repeats } from '#lib/board/quotes.ts';

/** Words on their way, kept in this tab: neither a step change nor a reload takes them away. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Drafts {
	readonly #prefix: string;
	readonly #keep: () => Keep;
	/** Where a browser keeps nothing, the words live as long as the page. */
	readonly #here = new Map<string, string>();

	constructor(meeting: string, keep: () => Keep = () => sessionStorage) {
		this.#prefix = `yoriai:desk:${meeting}:`;
		this.#keep = keep;
	}

	/** Empty: nothing was written. */
	read(name: string): string {
		return this.#here.get(name) ?? this.#try((keep) => keep.getItem(this.#prefix + name)) ?? '';
	}

	keep(name: string, words: string): void {
		this.#here.set(name, words);
		this.#try((keep) =>
			words === '' ? keep.removeItem(this.#prefix + name) : keep.setItem(this.#prefix + name, words)
		);
	}

	/** What repeats words that are gone for good. */
	forget(repeats: Repeats): void {
		for (const [name, words] of this.#here) if (repeats(words)) this.keep(name, '');
	}

	#try<T>(use: (keep: Keep) => T): T | null {
		try {
			return use(this.#keep());
		} catch {
			return null; // forbidden or full
		}
	}
}
