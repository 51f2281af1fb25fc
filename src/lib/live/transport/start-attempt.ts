import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { frames } from '#lib/wire/frames.ts';
import type { BrowserEnvironment } from './browser-environment.ts';
import { PostSocket, type Post } from './post-socket.ts';
import type { StartAttempt } from './transport-race.ts';

export function attemptStarter(
	provider: () => WebsocketProvider,
	environment: BrowserEnvironment
): StartAttempt {
	return (way, liveness) => {
		const { url, doc } = provider();
		if (way === 'socket') return new environment.Socket(url);
		const post: Post = (to, body, signal) => {
			liveness.posted(body.length);
			return environment.post(to, body, signal);
		};
		return new PostSocket(url, post, () => frames.step1(Y.encodeStateVector(doc)));
	};
}
