/** Runs the page's code without a browser, with a cookie of its own. */
import WebSocket from 'ws';
import type { Address } from '#lib/live/transport/provider.ts';
import { LiveBoard } from '#lib/live/live-board.svelte.ts';
import { readStaffPrivate } from '#lib/live/staff-private-frame.ts';
import type { BrowserEnvironment } from '#lib/live/transport/browser-environment.ts';

type Happening = 'online' | 'offline' | 'seen';

export class NetPhone {
	readonly live: LiveBoard;
	readonly tried: { readonly socket: number; readonly post: number };
	readonly #runs: ReadonlyMap<Happening, () => void>;
	readonly #leave: () => void;

	constructor(origin: string, cookie: string, address: Address) {
		this.live = new LiveBoard({ ...address, readPrivate: readStaffPrivate });
		const { environment, tried, runs } = withoutBrowser(origin, cookie);
		this.tried = tried;
		this.#runs = runs;
		this.#leave = this.live.connect(environment);
	}

	happens(what: Happening): void {
		this.#runs.get(what)?.();
	}

	leave(): void {
		this.#leave();
	}

	/** Resolves with the elapsed milliseconds; rejects after `ms`. */
	async until(so: () => boolean, ms = 20_000): Promise<number> {
		const start = performance.now();
		while (!so()) {
			if (performance.now() - start > ms) throw new Error(`it did not come to be: ${so.toString()}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		return performance.now() - start;
	}
}

/** Replaces the browser features that a page uses. */
export function withoutBrowser(origin: string, cookie: string) {
	const tried = { socket: 0, post: 0 };
	const runs = new Map<Happening, () => void>();
	class Socket extends WebSocket {
		constructor(url: string) {
			super(url, { headers: { origin, cookie } });
			tried.socket += 1;
			this.on('error', () => undefined); // reported through `close`
		}
	}
	const environment: BrowserEnvironment = {
		origin,
		Socket: Socket as unknown as BrowserEnvironment['Socket'],
		post: (url, body, signal) => {
			tried.post += 1;
			return fetch(url, {
				method: 'POST',
				body: body as Uint8Array<ArrayBuffer>,
				headers: { origin, cookie },
				signal
			});
		},
		on: (event, run) => void runs.set(event, run)
	};
	return { environment, tried, runs };
}
