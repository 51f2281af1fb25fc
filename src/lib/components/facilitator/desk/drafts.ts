import type { Repeats } from '#lib/board/erase/quotes.ts';

export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Drafts {
	readonly #prefix: string;
	readonly #keep: () => KeyValueStore;
	/** Where the browser blocks storage, drafts last as long as the page. */
	readonly #here = new Map<string, string>();

	constructor(meeting: string, keep: () => KeyValueStore = () => sessionStorage) {
		this.#prefix = `yoriai:desk:${meeting}:`;
		this.#keep = keep;
	}

	/** Returns '' if there is no draft. */
	read(name: string): string {
		return this.#here.get(name) ?? this.#try((keep) => keep.getItem(this.#prefix + name)) ?? '';
	}

	keep(name: string, words: string): void {
		this.#here.set(name, words);
		this.#try((keep) =>
			words === '' ? keep.removeItem(this.#prefix + name) : keep.setItem(this.#prefix + name, words)
		);
	}

	/** Also drops drafts from before a reload; returns whether any repeated erased words. */
	forget(repeats: Repeats): boolean {
		const names = new Set([...this.#here.keys(), ...this.#kept()]);
		const gone = [...names].filter((name) => textsIn(this.read(name)).some(repeats));
		for (const name of gone) this.keep(name, '');
		return gone.length > 0;
	}

	#kept(): string[] {
		const keys = this.#try((keep) => Array.from({ length: keep.length }, (_, i) => keep.key(i) ?? '')) ?? [];
		const mine = keys.filter((key) => key.startsWith(this.#prefix));
		return mine.map((key) => key.slice(this.#prefix.length));
	}

	#try<T>(use: (keep: KeyValueStore) => T): T | null {
		try {
			return use(this.#keep());
		} catch {
			return null; // storage is blocked or full
		}
	}
}

/** A form's JSON escapes line ends, so each string is matched separately. */
function textsIn(words: string): string[] {
	try {
		return [words, ...stringsIn(JSON.parse(words))];
	} catch {
		return [words]; // plain text from a single field
	}
}

function stringsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
