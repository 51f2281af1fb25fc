/** Kept on the device, so that it survives a reload or a locked screen. */
import * as v from 'valibot';
import { kinds, type Kind } from '../board/model.ts';

const stored = v.pipe(v.string(), v.parseJson(), v.object({ kind: v.picklist(kinds), text: v.string() }));

export class Draft {
	readonly #key: string;
	readonly kind: Kind | null;
	readonly text: string;

	constructor(meeting: string) {
		this.#key = `yoriai:draft:${meeting}`;
		const read = v.safeParse(
			stored,
			this.#try(() => localStorage.getItem(this.#key))
		);
		const kept = read.success && read.output.text !== '' ? read.output : null;
		this.kind = kept?.kind ?? null;
		this.text = kept?.text ?? '';
	}

	keep(kind: Kind, text: string): void {
		this.#try(() =>
			text === ''
				? localStorage.removeItem(this.#key)
				: localStorage.setItem(this.#key, JSON.stringify({ kind, text }))
		);
	}

	#try<T>(use: () => T): T | null {
		try {
			return use();
		} catch {
			return null; // forbidden or full, and the outbox's notice says so
		}
	}
}
