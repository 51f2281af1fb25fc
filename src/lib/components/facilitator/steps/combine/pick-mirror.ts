/** Short enough to follow a press, long enough that numbers called together go out as one pick. */
const restMs = 150;

/**
 * Shows on the projector screen what is being picked. It sends only what this laptop's user just
 * did, never what it finds on the screen: two laptops would otherwise answer each other for ever.
 */
export class PickMirror {
	readonly #send: () => void;
	#timer: ReturnType<typeof setTimeout> | null = null;

	/** @param send reads the members only then, so that a note taken back meanwhile is not sent */
	constructor(send: () => void) {
		this.#send = send;
	}

	picked(): void {
		this.stop();
		this.#timer = setTimeout(() => {
			this.#timer = null;
			this.#send();
		}, restMs);
	}

	/** Nothing follows a finished pick, or a step that was left. */
	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
