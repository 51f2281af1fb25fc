/** Every limit of a socket, with its reason. */
import { mostCommandBytes } from '#lib/wire/frames.ts';

export const limits = {
	guestFrameBytes: mostCommandBytes,
	/** An editor's frame: the whole arrangement of a full board, resent after a night offline. */
	editorFrameBytes: 1024 * 1024,
	/** Of one person, on all their sockets: a phone that comes back with its outbox sends in a burst; nobody types this fast. */
	commands: { burst: 60, perSecond: 10 },
	/** Of one socket. An editor who holds 元に戻す down sends about thirty a second. */
	edits: { burst: 200, perSecond: 50 },
	/** Of one socket. Each may encode the whole board; an honest client asks once for each connection. */
	handshakes: { burst: 5, perSecond: 1 },
	/** A socket that holds more unsent bytes than this, and does not get below it for so long, is cut; it comes back. */
	unsentBytes: 1024 * 1024,
	unsentMs: 30_000,
	/** Cut at once: several whole boards that nobody reads. */
	mostUnsentBytes: 16 * 1024 * 1024,
	/** How soon somebody who was signed out, or lost a role, is out of the room. */
	recheckMs: 5_000,
	/** Silence after which a stock y-websocket client would reconnect is 30 s: we speak twice as often. */
	heartbeatMs: 15_000,
	/** A board commits at once when calm; above this rate it gathers what comes within the window. */
	calmCommitsPerSecond: 20,
	windowMs: 25,
	/** Other processes' commits are found at the latest after this long. */
	pollMs: 1_000,
	/** みんなの紙を すぐ 出す meetings show what came in rounds, so that order tells nothing. */
	releaseMs: 20_000,
	/** A board nobody looks at leaves memory after this long. */
	idleMs: 60_000
} as const;
