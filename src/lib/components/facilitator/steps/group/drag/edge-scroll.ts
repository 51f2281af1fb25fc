import { edgeSpeed } from './edge-speed.ts';

/** Browsers report a drag at least this often, unless it has left the window. */
const reportedMs = 600;
/** A note that only passes the edge on its way must not scroll the page. */
const restMs = 300;

/** Scrolls the page while a note is dragged near its upper or lower edge. */
export class EdgeScroll {
	#y: number | null = null;
	#reportedAt = 0;
	#frame = 0;
	/** Since when it has been at the edge. */
	#since = 0;
	/** Under the head, in px. */
	#top = 0;

	/** `y` is null where the page must stand still. */
	at(y: number | null): void {
		this.#y = y;
		this.#reportedAt = performance.now();
		if (this.#frame !== 0) return;
		this.#top = covered();
		this.#since = performance.now();
		this.#next(performance.now());
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		this.#y = null;
	}

	#next(before: number): void {
		this.#frame = requestAnimationFrame((now) => {
			const fresh = now - this.#reportedAt < reportedMs;
			const speed = this.#y === null || !fresh ? 0 : edgeSpeed(this.#y, this.#top, innerHeight);
			if (speed === 0) this.#since = now;
			else if (now - this.#since > restMs) scrollBy(0, (speed * Math.min(50, now - before)) / 1000);
			this.#next(now);
		});
	}
}

/** The page says so itself how much of its upper edge lies under the head. */
const covered = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
