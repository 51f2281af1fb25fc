/** The display may be mirrored to the projector, so private panels close at every step change. */
export type Panel =
	'qr' | 'attendance' | 'scribe' | 'held' | 'trash' | 'late' | 'hidden' | 'earlier' | 'one-laptop';

const privatePanels: readonly Panel[] = ['held', 'trash', 'late', 'hidden'];
const isPrivate = (panel: Panel) => privatePanels.includes(panel);

export class Panels {
	/** A private panel belongs to the step at which it was opened. */
	readonly #moment: () => string;
	#opened: { readonly panel: Panel; readonly at: string } | null = $state.raw(null);

	constructor(moment: () => string) {
		this.#moment = moment;
	}

	/** Derived: a private panel must not stay visible for a frame after a step change. */
	get open(): Panel | null {
		const opened = this.#opened;
		if (!opened) return null;
		return isPrivate(opened.panel) && opened.at !== this.#moment() ? null : opened.panel;
	}

	toggle(panel: Panel): void {
		this.#opened = this.open === panel ? null : { panel, at: this.#moment() };
	}

	/** A panel that closed by itself must not reopen on the way back. */
	stepped(): void {
		if (this.open === null) this.#opened = null;
	}

	/** Called before the server has confirmed the next step. */
	leave(): void {
		if (this.#opened && isPrivate(this.#opened.panel)) this.#opened = null;
	}

	close(): void {
		this.#opened = null;
	}
}
