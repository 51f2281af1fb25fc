/** Only the sockets are in memory. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Db } from '#lib/server/db/client.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { monotonic } from '#lib/wire/clocks.ts';
import { boardRules, minutesRules, type EditRules } from '../../server/live/edits/edit-rules.ts';
import type { BoardAddress, BoardLog } from '../../server/live/log/board-log.ts';
import { minutesLog } from '../../server/minutes/minutes-log.ts';
import { postgresLog } from '../../server/board/rows/postgres-log.ts';
import { Room } from '../../server/live/room/room.ts';
import { realEffects } from '../../server/live/room/rooms.ts';
import { aCity, aMeeting, anApp, type City } from './city.ts';
import { Client } from './room-client.ts';
import { aPhone } from './logs.ts';
import { commandId, quiet } from './meeting.ts';

export class PostgresMeeting {
	readonly db: Db;
	readonly city: City;
	readonly board: BoardAddress;
	readonly log: BoardLog;
	readonly minutes: BoardLog;

	constructor(db: Db, city: City, board: BoardAddress) {
		this.db = db;
		this.city = city;
		this.board = board;
		this.log = postgresLog(db, () => 'a key');
		this.minutes = minutesLog(db);
	}

	static async begin(db: Db, city?: City): Promise<PostgresMeeting> {
		const its = city ?? (await aCity(db));
		const meeting = new PostgresMeeting(db, its, await aMeeting(anApp(db), its));
		const open = { id: commandId(), type: 'door.set', open: true } as const;
		await meeting.room().run(open, meeting.coordinator);
		return meeting;
	}

	get coordinator(): Actor {
		return { kind: 'account', id: this.city.coordinator, facilitates: true };
	}

	/** As in a separate server process. */
	room(logger: Logger = quiet): Room {
		return this.#room(this.log, boardRules, logger);
	}

	async beginMinutes(): Promise<void> {
		await beginMinutes(anApp(this.db), this.board);
	}

	minutesRoom(): Room {
		return this.#room(this.minutes, minutesRules, quiet);
	}

	async phone(room: Room): Promise<Client> {
		const id: ParticipantId = await aPhone(this.db, this.board);
		return enter(room, { kind: 'participant', id });
	}

	facilitator(room: Room): Promise<Client> {
		return enter(room, { kind: 'account', id: this.city.coordinator, facilitates: true });
	}

	scribe(room: Room, id = randomUUID() as ScribeKeyId): Promise<Client> {
		return enter(room, { kind: 'scribe', id });
	}

	screen(room: Room): Promise<Client> {
		return enter(room, { kind: 'screen', id: this.city.coordinator as string as ParticipantId });
	}

	#room(log: BoardLog, rules: EditRules, logger: Logger): Room {
		return new Room({
			board: this.board,
			log,
			rules,
			logger,
			effects: realEffects,
			now: Date.now,
			monotonic,
			pause: () => Promise.resolve(),
			committed: () => undefined
		});
	}
}

async function enter(room: Room, actor: Actor): Promise<Client> {
	const client = new Client(actor);
	client.connect(room);
	await room.settle();
	return client;
}
