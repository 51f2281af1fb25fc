/** Often enough that a thumb does not wait. */
const lookMs = 100;

/** A phone that slept shows what it knew then. Its buttons wait until it knows what is true now. */
export class Waking {
	readonly #isCaughtUp: () => boolean;
	#behind = $state.raw(false);

	constructor(isCaughtUp: () => boolean) {
		this.#isCaughtUp = isCaughtUp;
	}

	get isBehind(): boolean {
		return this.#behind;
	}

	/** Listens until the returned function is called. */
	watch(page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>): () => void {
		let beat: ReturnType<typeof setInterval> | undefined;
		const seen = () => {
			if (page.visibilityState !== 'visible') return;
			this.#behind = true;
			clearInterval(beat);
			// The connection asks for what it missed in a listener of its own, which may come after this one.
			beat = setInterval(() => {
				if (!this.#isCaughtUp()) return;
				this.#behind = false;
				clearInterval(beat);
			}, lookMs);
		};
		page.addEventListener('visibilitychange', seen);
		return () => {
			clearInterval(beat);
			page.removeEventListener('visibilitychange', seen);
		};
	}
}
