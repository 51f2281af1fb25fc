/** Limits on sign-in attempts are in `src/lib/server/auth`. */
import { mostCommandBytes, mostEditBytes } from '#lib/wire/frames.ts';

export const limits = {
	/** A client that sends its headers byte by byte is cut off; a phone on a slow line takes a second. */
	http: {
		headersMs: 15_000,
		requestMs: 30_000,
		/** Proxies keep a connection for 60 s and must never reuse one that was just closed. */
		keepAliveMs: 65_000,
		/** Node's default of 30 s would double the limits above. */
		checkMs: 2_000
	},
	/**
	 * Each attempt costs a few queries on ten database connections, so this many wait about a second;
	 * the rest get a cheap 503.
	 */
	knocking: 300,
	/** A full hall fits, and a flood leaves a third to others. */
	knockingOfNetwork: 200,
	/** For staff and projector screens admitted before: no crowd locks them out. */
	knockingReserve: 50,
	/** A page in a reconnect loop must not use up the reserve. */
	knockingOfCookie: 8,
	/** A long day of meetings. */
	admissionMs: 12 * 3_600_000,
	/** A city has hundreds of staff and projector screens. */
	mostAdmissions: 5_000,
	/** If the database hangs, the client should rather retry. */
	knockMs: 10_000,
	rejectionLogMs: 10_000,
	/** Several tabs on one board; the oldest is closed, and its page does not reconnect. */
	socketsOfPerson: 8,
	/** A phone's page, one left open, and one whose connection died unnoticed. */
	socketsOfGuest: 3,
	/** A hall holds 200 guests; the load test runs 500 phones. */
	socketsOfBoard: 600,
	/** On a full board, a network above this loses its newest sockets to other guests. */
	socketsOfNetwork: 300,
	/** For staff, projector screens and 代筆, in addition to guests. */
	reserveOfBoard: 100,
	/** 代筆のかぎ lie on tables: whoever copies them must not use up the places of staff. */
	scribesOfReserve: 20,
	/** POSTs being answered; counted apart, so a board full of sockets still accepts notes. */
	visitsOfBoard: 200,
	visitsOfNetwork: 150,
	/**
	 * An address may be a hall or a whole mobile network; loopback is exempt for a local reverse
	 * proxy.
	 */
	socketsOfAddress: 1_000,
	guestFrameBytes: mostCommandBytes,
	editorFrameBytes: mostEditBytes,
	/** A step 1 with the longest accepted state vector, and the length prefixes. */
	besideFrameBytes: 65 * 1024,
	/** Per person: a reconnecting phone sends its outbox at once; no one types this fast. */
	commands: { burst: 60, perSecond: 10 },
	/** A higher rate slows down other boards; 200 phones at once send 200 a second. */
	boardCommands: { burst: 2_000, perSecond: 500 },
	/** Per person: 元に戻す held down sends about thirty a second. */
	edits: { burst: 200, perSecond: 50 },
	/** A night of offline arranging is a megabyte, sent again on each new socket of a bad line. */
	editBytes: { burst: 32 * 1024 * 1024, perSecond: 1024 * 1024 },
	/** After an invalid edit the page must be reloaded by hand, so they stay rare. */
	refusedEdits: { burst: 20, perSecond: 0.5 },
	/**
	 * Per person: a document keeps each Yjs client id and accepts 4,000; a 当日のかぎ uses up to 1,540 on
	 * its day.
	 */
	newPages: { burst: 100, perSecond: 1 / 60 },
	/** Applying a batch blocks everything else in this process. */
	batchEditBytes: 1024 * 1024,
	/** 4,000 clients of at most ten bytes each, and half as much again. */
	vectorBytes: 64 * 1024,
	/** Each step 1 may encode the whole board; an honest client sends one per connection. */
	handshakes: { burst: 5, perSecond: 1 },
	/** Per socket: above `stop` updates are withheld until `resume`; a phone that reads never notices. */
	unsentBytes: { stop: 256 * 1024, resume: 64 * 1024 },
	/** A socket paused this long is closed; its client starts afresh. */
	unsentMs: 30_000,
	/** Only unread answers can add up to this, since the whole board is not counted. */
	mostUnsentBytes: 1024 * 1024,
	unsentCheckMs: 1_000,
	/** With an answer in a second all timers agree within two. */
	clockMs: 1_000,
	/** A sign-out or lost role takes effect within five seconds, even if one check fails. */
	recheckMs: 2_000,
	/** Stock y-websocket clients reconnect after 30 s of silence. */
	heartbeatMs: 15_000,
	/** A phone notices a dead connection within ten seconds. */
	quietMs: 4_000,
	/** At a lower rate a board commits at once; above it, it gathers items within the window. */
	calmCommitsPerSecond: 20,
	windowMs: 20,
	/** For guests' changes; those by staff are broadcast at once. */
	crowdMs: 100,
	staffViewMs: 100,
	/** When a whole hall reconnects with its outboxes, the first need not wait for the last. */
	batch: 500,
	/** Commits of other processes. */
	pollMs: 1_000,
	/** Rounds of みんなの紙を すぐ 出す, so that the order does not reveal the author. */
	releaseMs: 20_000,
	/** More than people page back through, even when steps are entered again all evening. */
	snapshots: 40,
	/** The list is sent with every change of the private view of staff. */
	snapshotLines: 12,
	/** Loading blocks the whole process: 25 ms for 500 rows, 230 ms for 5,000. */
	compactRows: 500,
	/** On leaving memory: no client waits for that compaction, and the next load reads one row. */
	compactIdleRows: 50,
	/** The most random delay before a retry after a write conflict. */
	collisionMs: 100,
	/** A board without connections leaves memory. */
	idleMs: 60_000
} as const;
