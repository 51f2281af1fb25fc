/**
 * Tables that were read and not taken yet. The form of a page could not hold 10,000 rows, and a second upload could
 * be another file: so the file itself waits here, for its account only. It survives a reload, and is gone after a
 * restart of the server, when the person chooses the file once more.
 */
import type { AccountId } from '#lib/board/model.ts';
import { newToken } from '../auth/secrets.ts';
import type { NewLink } from './sheet-kind.ts';
import type { SheetName } from './sheet-names.ts';

export interface Outcome {
	readonly made: number;
	readonly changed: number;
	readonly same: number;
	readonly wrong: number;
	/** Only hashes of tokens are stored: the links can be shown and printed until this preview is gone. */
	readonly links: readonly NewLink[];
}

export interface Preview {
	readonly id: string;
	readonly account: AccountId;
	readonly sheet: SheetName;
	readonly name: string;
	readonly bytes: Buffer;
	readonly until: number;
	/** `taking`: its rows are being written just now. */
	state: 'waiting' | 'taking' | Outcome;
	/** The wrong rows at the moment of taking, to be given back. */
	wrongRows: readonly (readonly string[])[] | null;
}

const hours = 2;
const mostOfOne = 3;
/** Of all accounts: 24 files of half a megabyte. */
const mostOfAll = 24;

export class PreviewStore {
	readonly #previews = new Map<string, Preview>();

	add(preview: Pick<Preview, 'account' | 'sheet' | 'name' | 'bytes'>, now: number): string {
		this.#forgetOld(now);
		const own = [...this.#previews.values()].filter(({ account }) => account === preview.account);
		if (own.length >= mostOfOne) this.#forgetOldest(own);
		if (this.#previews.size >= mostOfAll) this.#forgetOldest([...this.#previews.values()]);
		const id = newToken();
		const until = now + hours * 3_600_000;
		this.#previews.set(id, { ...preview, id, until, state: 'waiting', wrongRows: null });
		return id;
	}

	find(id: string, account: AccountId, now: number): Preview | null {
		this.#forgetOld(now);
		const found = this.#previews.get(id);
		return found?.account === account ? found : null;
	}

	forget(id: string, account: AccountId): void {
		if (this.#previews.get(id)?.account === account) this.#previews.delete(id);
	}

	#forgetOld(now: number): void {
		for (const { id, until } of this.#previews.values()) if (until <= now) this.#previews.delete(id);
	}

	/** What is being written just now stays. */
	#forgetOldest(previews: readonly Preview[]): void {
		const oldest = previews.find(({ state }) => state !== 'taking');
		if (oldest) this.#previews.delete(oldest.id);
	}
}

export const previews = new PreviewStore();
