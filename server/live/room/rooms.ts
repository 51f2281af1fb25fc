/** At most one room per board in this process. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PersonCommand, ServerCommand } from '#lib/board/policy/commands.ts';
import type { ActionId, MeetingId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import { monotonic, SteadyClock } from '#lib/wire/clocks.ts';
import { closeCodes, type Answer } from '#lib/wire/frames.ts';
import type { Effects } from '../../board/commands/command-context.ts';
import type { BoardAddress, BoardLog } from '../log/board-log.ts';
import { boardRules, type EditRules } from '../edits/edit-rules.ts';
import { limits } from '../limits.ts';
import { Room } from './room.ts';

export interface RoomsParts {
	readonly log: BoardLog;
	readonly logger: Logger;
	readonly committed?: (board: BoardAddress) => void;
	readonly actionsChanged?: (board: BoardAddress, actions: readonly ActionId[]) => void;
	readonly effects?: Effects;
	/** Shared by all rooms, which are told when the clock was set. */
	readonly clock?: SteadyClock;
	readonly rules?: EditRules;
}

export const realEffects: Effects = {
	now: () => new Date(),
	newId: () => randomUUID(),
	shuffle: (items) => {
		const shuffled = [...items];
		for (let i = shuffled.length - 1; i > 0; i -= 1) {
			const j = randomInt(i + 1);
			[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
		}
		return shuffled;
	}
};

export class Rooms {
	readonly #parts: RoomsParts;
	readonly #rooms = new Map<MeetingId, Room>();
	readonly #timers: NodeJS.Timeout[] = [];
	readonly #clock: SteadyClock;
	readonly #effects: Effects;
	#polling = false;

	constructor(parts: RoomsParts) {
		this.#parts = parts;
		const clock = parts.clock ?? new SteadyClock();
		this.#clock = clock;
		this.#effects = parts.effects ?? { ...realEffects, now: () => new Date(clock.now()) };
	}

	start(): this {
		this.#timers.push(
			setInterval(() => void this.poll(), limits.pollMs),
			setInterval(() => this.#rooms.forEach((room) => room.audience.heartbeat()), limits.quietMs),
			setInterval(
				() => this.#rooms.forEach((room) => room.audience.checkBackpressure()),
				limits.unsentCheckMs
			),
			setInterval(() => this.lookAtClock(), limits.clockMs),
			setInterval(() => this.#rooms.forEach((room) => void room.releaseWaiting()), limits.releaseMs),
			setInterval(() => this.#closeIdle(), limits.idleMs)
		);
		return this;
	}

	/** Its copy is loaded on first use. */
	open(board: BoardAddress): Room {
		const open = this.#rooms.get(board.meeting);
		if (open) return open;
		const { log, logger, committed, rules = boardRules, actionsChanged } = this.#parts;
		const room = new Room({
			board,
			log,
			logger,
			rules,
			effects: this.#effects,
			now: this.#clock.now,
			monotonic,
			pause: (ms) => (ms === 0 ? Promise.resolve() : sleep(ms)),
			committed: () => committed?.(board),
			actionsChanged: (actions) => actionsChanged?.(board, actions)
		});
		this.#rooms.set(board.meeting, room);
		return room;
	}

	/** Tells every room by how much the clock was set, if it was (T3). */
	lookAtClock(): void {
		const jumped = this.#clock.look();
		if (jumped !== 0) this.#parts.logger.warn({ seconds: Math.round(jumped / 1000) }, 'the clock was set');
		for (const room of this.#rooms.values()) room.looked(jumped);
	}

	run(board: BoardAddress, command: PersonCommand | ServerCommand, actor: Actor): Promise<Answer> {
		return this.open(board).run(command, actor);
	}

	/** One query for all open boards. */
	async poll(): Promise<void> {
		if (this.#polling) return;
		this.#polling = true;
		try {
			const asked = [...this.#rooms];
			const heads = await this.#parts.log.heads(asked.map(([meeting]) => meeting));
			for (const [meeting, room] of asked) {
				const head = heads.get(meeting);
				if (head) room.notice(head);
				else this.#forget(meeting, room);
			}
		} catch (error) {
			this.#parts.logger.warn({ err: error }, 'could not ask how far the boards are; asking again soon');
		} finally {
			this.#polling = false;
		}
	}

	/** Only a rehearsal (練習) is ever deleted. */
	#forget(meeting: MeetingId, room: Room): void {
		if (this.#rooms.get(meeting) === room) this.#rooms.delete(meeting);
		room.audience.close(closeCodes.noSuchMeeting);
	}

	/** Queued items are committed first; clients reconnect to the next process. */
	async close(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		const rooms = [...this.#rooms.values()];
		await Promise.all(rooms.map((room) => room.settle()));
		for (const room of rooms) room.audience.close(closeCodes.restarting);
	}

	#closeIdle(): void {
		for (const [meeting, room] of this.#rooms) {
			if (!room.isIdle()) continue;
			this.#rooms.delete(meeting);
			void room.leave(); // safe if the board is reopened meanwhile: compaction keeps the seq
		}
	}
}
