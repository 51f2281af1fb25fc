/** Every limit at the door and on a socket, with its reason. What may be tried wrongly is in `src/lib/server/auth`. */
import { mostCommandBytes, mostEditBytes } from '#lib/wire/frames.ts';

export const limits = {
	/** Of one HTTP request. Phones on a thin line send 1 KiB of headers in a second; who dribbles them is cut. */
	http: {
		headersMs: 15_000,
		requestMs: 30_000,
		/** Longer than the minute that proxies keep a connection, so that they never use one that we just closed. */
		keepAliveMs: 65_000,
		/** Node looks only every 30 s otherwise, and the limits above would be twice as long. */
		checkMs: 2_000
	},
	/**
	 * Sockets that are being let in at once. Each costs a few queries on ten connections: this many wait about a second.
	 * The others are answered 503 at once, which costs nothing, and come back with random delays.
	 */
	knocking: 300,
	/** A hall. A flood from one network leaves a third of the door to the others. */
	knockingOfNetwork: 200,
	/** Of staff and projectors who were let in before, beside those: no crowd of phones keeps them out. */
	knockingReserve: 50,
	/** Of one of their cookies: a page that knocks without end takes nobody else's reserve. */
	knockingOfCookie: 8,
	/** A long day of meetings. After it, or a restart, they come in as everybody does, and are known again. */
	admissionMs: 12 * 3_600_000,
	/** Cookies of staff and projectors that are known. A city has hundreds. */
	mostAdmissions: 5_000,
	/** A database that hangs: the phone is better off trying again. */
	knockMs: 10_000,
	/** Those who were answered 503 make one log line in this time. */
	rejectionLogMs: 10_000,
	/** Of one of the staff, or one projector, on one board: tabs of a laptop. The oldest is cut, for good. */
	socketsOfPerson: 8,
	/** Of one phone: its page, one that it left open, one that died without a word. */
	socketsOfGuest: 3,
	/** Of guests. A hall holds 200 people; 500 phones on one board is what we measure. */
	socketsOfBoard: 600,
	/** Of a board that is full one network keeps so many: what it has above that goes, newest first, when others come. */
	socketsOfNetwork: 300,
	/** Of staff and projectors, beside those of guests. */
	reserveOfBoard: 100,
	/** Guests' POSTs that are being answered at once. They need no socket's place, so a board full of sockets still takes papers. */
	visitsOfBoard: 200,
	visitsOfNetwork: 150,
	/** Of guests. A hall, or a whole mobile network, is one address. This machine's own is free: it may be a proxy in front of us. */
	socketsOfAddress: 1_000,
	guestFrameBytes: mostCommandBytes,
	editorFrameBytes: mostEditBytes,
	/** In a POST, beside the largest frame: a step 1 with as long a state vector as is taken, and what stands before each frame. */
	besideFrameBytes: 65 * 1024,
	/** Of one person, on all their sockets: a phone that comes back with its outbox sends in a burst; nobody types this fast. */
	commands: { burst: 60, perSecond: 10 },
	/** Of all guests of one board: above it the others' boards would feel it. 200 phones at once send 200 a second. */
	boardCommands: { burst: 2_000, perSecond: 500 },
	/** Of one person, on all their sockets. An editor who holds 元に戻す down sends about thirty a second. */
	edits: { burst: 200, perSecond: 50 },
	/** The same in bytes: a night of arranging is one frame of a megabyte, sent again on each new socket of a bad line. */
	editBytes: { burst: 32 * 1024 * 1024, perSecond: 1024 * 1024 },
	/** Edits of one person that were refused as none of ours. A page that meets one is loaded anew by a person. */
	refusedEdits: { burst: 20, perSecond: 0.5 },
	/**
	 * Pages that write into a document for the first time, of one person: a document keeps each of them, and takes 4,000. A
	 * 当日のかぎ comes to 1,540 on its day; people to some tens.
	 */
	newPages: { burst: 100, perSecond: 1 / 60 },
	/** Of one batch: what is judged and applied in one go holds up everybody else in this process. */
	batchEditBytes: 1024 * 1024,
	/** A state vector of all clients that a document may have: 4,000 of at most ten bytes, and half as many again. */
	vectorBytes: 64 * 1024,
	/** Of one socket. Each may encode the whole board; an honest client asks once for each connection. */
	handshakes: { burst: 5, perSecond: 1 },
	/**
	 * A socket with more unsent bytes than the first is told nothing new of the document until it is below the second;
	 * then it is sent what it missed, in one piece. Hundreds of changes fit in; a phone that reads never notices.
	 */
	unsentBytes: { stop: 256 * 1024, resume: 64 * 1024 },
	/** So long without having read all of it, it is cut, and comes back for a fresh start. */
	unsentMs: 30_000,
	/** Cut at once: answers alone, which nobody reads. The whole board that it was sent, shared by all, is not counted. */
	mostUnsentBytes: 1024 * 1024,
	/** How often somebody looks who has read and who is stuck. */
	unsentCheckMs: 1_000,
	/** How often somebody looks whether the clock was set: with an answer in a second all timers agree again in two. */
	clockMs: 1_000,
	/** Somebody who was signed out, or lost a role, is out of the room within five seconds, also where one look fails. */
	recheckMs: 2_000,
	/** Silence after which a stock y-websocket client would reconnect is 30 s: we speak twice as often. */
	heartbeatMs: 15_000,
	/** So often every socket is told something, if only nothing: a phone knows within ten seconds that nobody is there. */
	quietMs: 4_000,
	/** A board commits at once when calm; above this rate it gathers what comes within the window. */
	calmCommitsPerSecond: 20,
	windowMs: 20,
	/** Between two tellings of what guests did: counts on the wall. What staff do is told at once. */
	crowdMs: 100,
	/** Between two readings of what only staff see. */
	staffViewMs: 100,
	/** Of one transaction: of a hall that comes back with its outboxes the first do not wait for the last. */
	batch: 500,
	/** Other processes' commits are found at the latest after this long. */
	pollMs: 1_000,
	/** みんなの紙を すぐ 出す meetings show what came in rounds, so that order tells nothing. */
	releaseMs: 20_000,
	/** Of a meeting: more than anybody goes back through, with steps left and entered again all evening. */
	snapshots: 40,
	/** What the list offers; it is sent with every change of what staff see. */
	snapshotLines: 12,
	/** A log of more rows than this is made one row: 500 take 25 ms to load, 5,000 take 230, and every load holds up the whole process. */
	compactRows: 500,
	/** The same for a board that leaves memory: nobody waits, and the next one who opens it reads one row. */
	compactIdleRows: 50,
	/** Two batches that met in the database are done again after at most so long. */
	collisionMs: 100,
	/** A board nobody looks at leaves memory after this long. */
	idleMs: 60_000
} as const;
