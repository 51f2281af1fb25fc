import { mostWallPages } from '#lib/board/wall.ts';

/** Longer than a picture takes to settle: a list is laid out anew for every note that arrives. */
export const settleMs = 400;

/**
 * Tells the server how many pages a picture has. A window tells each picture's number once: two
 * windows of different shape would otherwise correct each other for ever.
 */
export class PageReport {
	readonly #send: (pages: number) => Promise<boolean>;
	#told = '';

	/** @param send resolves with whether the server has taken it */
	constructor(send: (pages: number) => Promise<boolean>) {
		this.#send = send;
	}

	/** @param known what the board says already */
	async tell(count: number, picture: string, known: number): Promise<void> {
		const pages = Math.min(count, mostWallPages);
		const telling = `${picture} ${pages}`;
		if (telling === this.#told) return;
		this.#told = telling;
		if (pages === known || (await this.#send(pages))) return;
		if (this.#told === telling) this.#told = ''; // to be told again
	}
}
