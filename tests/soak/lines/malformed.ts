/**
 * Sends malformed frames to sessions of a room in this process, and to a real server. Nothing
 * crashes, takes long or changes, and no other client notices.
 */
import { serialize } from 'node:v8';
import * as Y from 'yjs';
import { isStaff } from '#lib/board/policy/actor.ts';
import { closeCodes } from '#lib/wire/frames.ts';
import { documentOf } from '../../../server/live/log/compaction.ts';
import { limits } from '../../../server/live/limits.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Session } from '../../../server/live/room/session.ts';
import type { Role } from '../../security/specification.ts';
import { actors, Stage } from '../../security/stage.ts';
import { Meeting } from '../../support/meeting.ts';
import { Chance } from '../chance.ts';
import { garbage, validFrames } from '../garbage.ts';
import { atLeast, atMost, none, told, type Figure, type Line } from '../line.ts';
import { floodServer } from '../malformed-sockets.ts';
import { outcomeOf, type Outcome } from '../meaning.ts';
import { threadMs } from '../thread-time.ts';

const senders: readonly Role[] = ['author', 'neighbour', 'lent', 'screen', 'viewer', 'facilitator', 'key'];
/**
 * They differ from the senders, because a sender who reconnects causes frames on its other sockets.
 */
const bystanders: readonly Role[] = ['stopped', 'key_screen', 'coordinator'];
const understood: readonly number[] = [
	closeCodes.unreadable,
	closeCodes.guestEdit,
	closeCodes.serverRoot,
	closeCodes.tryAgain
];

export interface FloodCounts {
	readonly malformed: number;
	/** Number of them that reached a transaction, as document bytes of editors do. */
	readonly byEditors: number;
	/** Number of frames whose answer is not in PROTOCOL.md. */
	readonly astray: number;
	readonly changes: number;
	/** Frames and close codes that others received. */
	readonly noticed: number;
	/** Longest time from a frame until the room is quiet, as elapsed and as processor time. */
	readonly longestMs: number;
	readonly longestCpuMs: number;
	/** Number of frames that took more than 50 ms of processor time. */
	readonly stalls: number;
}

/** A socket that reconnects whenever it was closed. */
class Stranger {
	readonly edits: boolean;
	readonly #room: Room;
	readonly #role: Role;
	#session: Session | null = null;
	closedWith: number | null = null;
	heard = 0;

	constructor(room: Room, role: Role) {
		this.#room = room;
		this.#role = role;
		this.edits = isStaff(actors[role]);
	}

	async session(): Promise<Session> {
		if (this.#session && !this.#session.isClosed) return this.#session;
		this.closedWith = null;
		this.#session = this.#room.enter(
			{ actor: actors[this.#role], edits: this.edits, frames: true },
			{ send: () => (this.heard += 1), close: (code) => (this.closedWith = code), unsentBytes: 0 }
		);
		await this.#room.settle();
		this.heard = 0;
		return this.#session;
	}
}

export async function floodRoom({ seed, frames }: { seed: number; frames: number }): Promise<FloodCounts> {
	const chance = new Chance(seed);
	const { stage, moments } = await Stage.build();
	const meeting = await Meeting.begin();
	const shelf = () => meeting.log.shelf(meeting.board.meeting);
	const moment = moments.find(({ name }) => name === 'group') ?? moments[0]!;
	Object.assign(shelf(), structuredClone(moment.shelf));
	const board = new Y.Doc();
	for (const { bytes } of shelf().updates) Y.applyUpdate(board, bytes);
	const bytes = Y.encodeStateAsUpdate(board);
	const valid = validFrames(stage.things, board);

	const room = meeting.room();
	const others = bystanders.map((role) => new Stranger(room, role));
	for (const other of others) await other.session();
	const kept = () => serialize({ ...shelf(), updates: stateOf(shelf().updates.map(({ bytes }) => bytes)) });
	const before = kept();
	const strangers = senders.map((role) => new Stranger(room, role));
	let [malformed, byEditors, astray, longestMs, longestCpuMs, stalls] = [0, 0, 0, 0, 0, 0];
	while (malformed < frames) {
		const stranger = chance.pick(strangers);
		const most = stranger.edits ? limits.editorFrameBytes : limits.guestFrameBytes;
		const frame = garbage(valid, most, chance);
		const expected = outcomeOf(frame, stranger.edits, bytes);
		if (expected === 'valid') continue;
		malformed += 1;
		if (stranger.edits && frame[0] === 0) byEditors += 1;
		meeting.clock += 1_000; // no limit applies, so each frame is judged by its content
		const session = await stranger.session();

		const [wall, cpu] = [performance.now(), threadMs()];
		session.receive(frame);
		await room.settle();
		const cpuMs = threadMs() - cpu;
		longestMs = Math.max(longestMs, performance.now() - wall);
		longestCpuMs = Math.max(longestCpuMs, cpuMs);
		if (cpuMs > 50) stalls += 1;
		if (!isAsExpected(stranger, expected)) astray += 1;
		stranger.heard = 0;
		if (malformed % 100_000 === 0) console.log(`   malformed: ${malformed} frames`);
		if (malformed % 500 === 0) await new Promise(setImmediate);
	}
	const changes = kept().equals(before) ? 0 : 1;
	const noticed = others.reduce(
		(sum, { heard, closedWith }) => sum + heard + (closedWith === null ? 0 : 1),
		0
	);
	return { malformed, byEditors, astray, changes, noticed, longestMs, longestCpuMs, stalls };
}

/**
 * Compaction joins adjacent deleted structs, so logs are compared by what they come to after it.
 */
const stateOf = (updates: readonly Uint8Array[]) => Y.encodeStateAsUpdate(documentOf(updates));

function isAsExpected({ closedWith, heard }: Stranger, expected: Outcome): boolean {
	if (expected === 'closed') return closedWith !== null && understood.includes(closedWith);
	return closedWith === null && heard === (expected === 'refused' ? 1 : 0);
}

export const malformed: Line = {
	name: 'malformed',
	about: 'frames that mean nothing',
	minutes: 15,
	run: async ({ seed, quick }): Promise<readonly Figure[]> => {
		const room = await floodRoom({ seed, frames: quick ? 20_000 : 1_000_000 });
		const server = await floodServer({ seed, frames: quick ? 500 : 20_000 });
		return [
			atLeast('malformed frames into a room', room.malformed, quick ? 20_000 : 1_000_000),
			told('of these document bytes of editors', room.byEditors),
			none('frames that took more than 50 ms of the thread', room.stalls),
			told('longest by the clock', `${room.longestMs.toFixed(1)} ms`),
			told('longest by the thread’s own time', `${room.longestCpuMs.toFixed(1)} ms`),
			none('answered by nothing that the protocol knows', room.astray),
			none('changes of the rows or the document', room.changes),
			none('frames that others were sent', room.noticed),
			atLeast('malformed frames over sockets', server.malformed, quick ? 500 : 20_000),
			none('answered by nothing that the protocol knows (sockets)', server.astray),
			none(`tables that changed (sockets) ${server.changes.join(' ')}`.trim(), server.changes.length),
			none('crashes of the server', server.crashes),
			atMost('a note on another board meanwhile, p99', server.otherP99, 250, 'ms')
		];
	}
};
