/**
 * Every limit on connections and sockets, with its reason. Limits on sign-in attempts are in
 * `src/lib/server/auth`.
 */
import { mostCommandBytes, mostEditBytes } from '#lib/wire/frames.ts';

export const limits = {
	/**
	 * Timeouts of one HTTP request. Phones on a slow line send 1 KiB of headers in a second; a client
	 * that sends them byte by byte is cut off.
	 */
	http: {
		headersMs: 15_000,
		requestMs: 30_000,
		/**
		 * Longer than the 60 s for which proxies keep a connection, so that they never reuse one that
		 * this server just closed.
		 */
		keepAliveMs: 65_000,
		/** Node checks timeouts only every 30 s by default, which would double the limits above. */
		checkMs: 2_000
	},
	/**
	 * Connection attempts being authorized at once. Each costs a few queries on ten database
	 * connections, so this many wait about a second. The rest get 503 immediately, which is cheap,
	 * and retry with random delays.
	 */
	knocking: 300,
	/** Attempts from one network: a full hall fits, and a flood leaves a third to others. */
	knockingOfNetwork: 200,
	/** Extra attempts for staff and projector screens admitted before: no crowd locks them out. */
	knockingReserve: 50,
	/** Reserved attempts per cookie, so that a page in a reconnect loop cannot use up the reserve. */
	knockingOfCookie: 8,
	/**
	 * How long an admission is remembered: a long day of meetings. Afterwards, or after a restart,
	 * the client connects without the reserve once.
	 */
	admissionMs: 12 * 3_600_000,
	/** Cookies of staff and projector screens that are remembered. A city has hundreds. */
	mostAdmissions: 5_000,
	/** Timeout of an authorization: if the database hangs, the client should rather retry. */
	knockMs: 10_000,
	/** At most one log line about 503 responses in this time. */
	rejectionLogMs: 10_000,
	/**
	 * Sockets of one staff member or projector screen on one board, for several tabs. The oldest is
	 * closed, and its page does not reconnect.
	 */
	socketsOfPerson: 8,
	/** Sockets of one phone: its page, one left open, and one whose connection died unnoticed. */
	socketsOfGuest: 3,
	/** Guests' sockets on one board. A hall holds 200 people; the load test runs 500 phones. */
	socketsOfBoard: 600,
	/** On a full board, a network above this loses its newest sockets to other guests. */
	socketsOfNetwork: 300,
	/** Sockets of staff and projector screens on one board, in addition to those of guests. */
	reserveOfBoard: 100,
	/**
	 * Guests' POSTs being answered on one board. Sockets do not count, so a board full of sockets
	 * still accepts notes.
	 */
	visitsOfBoard: 200,
	visitsOfNetwork: 150,
	/**
	 * Guests' connections from one address, which may be a hall or a whole mobile network. Loopback
	 * is exempt: a local reverse proxy may use it.
	 */
	socketsOfAddress: 1_000,
	guestFrameBytes: mostCommandBytes,
	editorFrameBytes: mostEditBytes,
	/**
	 * Bytes of a POST beyond the largest frame: a step 1 with the longest accepted state vector, and
	 * the length prefix of each frame.
	 */
	besideFrameBytes: 65 * 1024,
	/**
	 * Commands of one person. A reconnecting phone sends its outbox at once; no one types this fast.
	 */
	commands: { burst: 60, perSecond: 10 },
	/**
	 * Commands of all guests of one board. A higher rate slows down other boards. 200 phones at once
	 * send 200 a second.
	 */
	boardCommands: { burst: 2_000, perSecond: 500 },
	/** Edits of one person. An editor who holds 元に戻す down sends about thirty a second. */
	edits: { burst: 200, perSecond: 50 },
	/**
	 * Bytes of these edits. A night of offline arranging is one frame of a megabyte, which is sent
	 * again on each new socket of a bad line.
	 */
	editBytes: { burst: 32 * 1024 * 1024, perSecond: 1024 * 1024 },
	/**
	 * Invalid edits of one person. After one the page must be reloaded by hand, so they stay rare.
	 */
	refusedEdits: { burst: 20, perSecond: 0.5 },
	/**
	 * Yjs client ids of one person that are new to a document. The document keeps each of them and
	 * accepts 4,000. A 当日のかぎ uses up to 1,540 on its day; an account uses some tens.
	 */
	newPages: { burst: 100, perSecond: 1 / 60 },
	/** Edit bytes in one batch, which blocks everything else in this process while it is applied. */
	batchEditBytes: 1024 * 1024,
	/** Bytes of a state vector: 4,000 clients of at most ten bytes each, and half as much again. */
	vectorBytes: 64 * 1024,
	/**
	 * Step 1 frames of one socket. Each may encode the whole board; an honest client sends one per
	 * connection.
	 */
	handshakes: { burst: 5, perSecond: 1 },
	/**
	 * Above `stop` unsent bytes a socket gets no more document updates; below `resume` it is sent
	 * what it missed as one update. Hundreds of changes fit in, so a phone that reads never notices.
	 */
	unsentBytes: { stop: 256 * 1024, resume: 64 * 1024 },
	/** A socket paused for this long is closed; its client reconnects and starts afresh. */
	unsentMs: 30_000,
	/**
	 * Above this the socket is closed at once: only unread answers can add up to it. The whole board
	 * that it was sent, a buffer shared by all sockets, is not counted.
	 */
	mostUnsentBytes: 1024 * 1024,
	unsentCheckMs: 1_000,
	/** How often clock jumps are checked. With an answer in a second all timers agree within two. */
	clockMs: 1_000,
	/** A sign-out or lost role takes effect within five seconds, even if one check fails. */
	recheckMs: 2_000,
	/** Stock y-websocket clients reconnect after 30 s of silence, so pings are twice as frequent. */
	heartbeatMs: 15_000,
	/** Interval of empty frames: a phone notices a dead connection within ten seconds. */
	quietMs: 4_000,
	/** At a lower rate a board commits at once; above it, it gathers items within the window. */
	calmCommitsPerSecond: 20,
	windowMs: 20,
	/** Delay between broadcasts of guests' changes. Changes by staff are broadcast at once. */
	crowdMs: 100,
	staffViewMs: 100,
	/**
	 * Items in one transaction. When a whole hall reconnects with its outboxes, the first need not
	 * wait for the last.
	 */
	batch: 500,
	/** How often the log is polled for commits of other processes. */
	pollMs: 1_000,
	/** みんなの紙を すぐ 出す shows notes in rounds, so that the order does not reveal the author. */
	releaseMs: 20_000,
	/**
	 * Snapshots kept per meeting: more than people page back through, even when steps are left and
	 * entered again all evening.
	 */
	snapshots: 40,
	/** Snapshots in the list, which is sent with every change of the private view of staff. */
	snapshotLines: 12,
	/**
	 * A longer log is compacted to one row. Loading blocks the whole process: 25 ms for 500 rows, 230
	 * ms for 5,000.
	 */
	compactRows: 500,
	/**
	 * Like `compactRows`, for a board dropped from memory: no client waits for that compaction, and
	 * the next load reads one row.
	 */
	compactIdleRows: 50,
	/** Upper bound of the random delay before a batch is retried after a write conflict. */
	collisionMs: 100,
	/** A board without connections is dropped from memory after this time. */
	idleMs: 60_000
} as const;
