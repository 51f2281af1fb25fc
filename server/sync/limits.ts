/** Every limit of a socket, with its reason. */
export const limits = {
	/** A guest's frame: the longest note with every character four bytes long and escaped, and room to spare. */
	guestFrameBytes: 64 * 1024,
	/** An editor's frame: the whole arrangement of a full board, resent after a night offline. */
	editorFrameBytes: 1024 * 1024,
	/** Commands: a phone that comes back with its outbox sends in a burst; a person does not type this fast. */
	commandsPerSecond: 10,
	commandBurst: 60,
	/** Unsent bytes after which a socket is cut; it comes back and asks for what it lacks. */
	unsentBytes: 1024 * 1024,
	/** Silence after which a stock y-websocket client would reconnect is 30 s: we speak twice as often. */
	heartbeatMs: 15_000,
	/** A board commits at once when calm; above this rate it gathers what comes within the window. */
	calmCommitsPerSecond: 20,
	windowMs: 25,
	/** Other processes' commits are found at the latest after this long. */
	pollMs: 1_000,
	/** A board nobody looks at leaves memory after this long. */
	idleMs: 60_000
} as const;
