/**
 * The panels of the laptop, one open at a time. The laptop's display may be mirrored to the projector,
 * so private panels close at every step change.
 */
export type Panel = 'qr' | 'attendance' | 'scribe' | 'held' | 'trash' | 'hidden' | 'earlier';

/** Words that the room must not see (any more): these panels close at every step change. */
const isPrivate = (panel: Panel) => panel === 'held' || panel === 'trash' || panel === 'hidden';

export class Panels {
	/** Identifies the current step. A private panel belongs to the step at which it was opened. */
	readonly #moment: () => string;
	#opened: { readonly panel: Panel; readonly at: string } | null = $state.raw(null);

	constructor(moment: () => string) {
		this.#moment = moment;
	}

	/** Derived, not stored: a private panel must not stay visible for a frame after a step change. */
	get open(): Panel | null {
		const opened = this.#opened;
		if (!opened) return null;
		return isPrivate(opened.panel) && opened.at !== this.#moment() ? null : opened.panel;
	}

	toggle(panel: Panel): void {
		this.#opened = this.open === panel ? null : { panel, at: this.#moment() };
	}

	/** Called at every step change: a panel that closed by itself must not reopen on the way back. */
	stepped(): void {
		if (this.open === null) this.#opened = null;
	}

	/** Called when the next step is requested, before the server has confirmed it. */
	leave(): void {
		if (this.#opened && isPrivate(this.#opened.panel)) this.#opened = null;
	}

	close(): void {
		this.#opened = null;
	}
}
