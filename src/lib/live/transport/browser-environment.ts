/** Tests pass their own. */
import type { Post } from './post-socket.ts';

export interface BrowserEnvironment {
	readonly origin: string;
	readonly Socket: typeof WebSocket;
	readonly post: Post;
	/** `seen`: the page becomes visible again. */
	readonly on: (event: 'online' | 'offline' | 'seen', run: () => void, signal: AbortSignal) => void;
}

export const thisBrowser = (): BrowserEnvironment => ({
	origin: location.origin,
	Socket: WebSocket,
	post: (url, body, signal) =>
		fetch(url, {
			method: 'POST',
			body: body as Uint8Array<ArrayBuffer>,
			headers: { 'content-type': 'application/octet-stream' },
			cache: 'no-store',
			signal
		}),
	on: (event, run, signal) => {
		if (event !== 'seen') return addEventListener(event, run, { signal });
		const seen = () => document.visibilityState === 'visible' && run();
		document.addEventListener('visibilitychange', seen, { signal });
	}
});
