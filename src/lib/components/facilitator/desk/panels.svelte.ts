/** What can be opened over the board on the laptop, which may be mirrored to the wall: one at a time. */
export type Panel = 'qr' | 'attendance' | 'scribe' | 'held' | 'trash' | 'hidden' | 'earlier';

/** Words that the room has not seen, or should not see any more: they close at every step change. */
const isPrivate = (panel: Panel) => panel === 'held' || panel === 'trash' || panel === 'hidden';

export class Panels {
	/** Names the step that is いま; a private panel belongs to the one at which it was opened. */
	readonly #moment: () => string;
	#opened: { readonly panel: Panel; readonly at: string } | null = $state.raw(null);

	constructor(moment: () => string) {
		this.#moment = moment;
	}

	/** Asked, not told: there is no instant at which the next step shows what was open at the last. */
	get open(): Panel | null {
		const opened = this.#opened;
		if (!opened) return null;
		return isPrivate(opened.panel) && opened.at !== this.#moment() ? null : opened.panel;
	}

	toggle(panel: Panel): void {
		this.#opened = this.open === panel ? null : { panel, at: this.#moment() };
	}

	/** Told at every step: what closed by itself does not open again on the way back. */
	stepped(): void {
		if (this.open === null) this.#opened = null;
	}

	/** Pressed for the next step: before the server has said yes. */
	leave(): void {
		if (this.#opened && isPrivate(this.#opened.panel)) this.#opened = null;
	}

	close(): void {
		this.#opened = null;
	}
}
