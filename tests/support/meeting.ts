/** Real rooms over the memory log. */
import * as Y from 'yjs';
import pino from 'pino';
import { agendaFrom } from '#lib/board/agenda.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { beginBoard } from '#lib/board/document/command-edits.ts';
import type { AccountId, Board, MeetingId, ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { MunicipalityId } from '#lib/server/db/ids.ts';
import type { BoardAddress } from '../../server/live/log/board-log.ts';
import type { ActionRow } from '../../server/live/log/board-rows.ts';
import { boardRules } from '../../server/live/edits/edit-rules.ts';
import { MemoryLog } from './memory/memory-log.ts';
import { Room } from '../../server/live/room/room.ts';
import { Client } from './room-client.ts';

export const quiet = pino({ level: 'silent' });

/** The ids are the same in every run. */
export function idMaker(prefix = 'id'): () => string {
	let count = 0;
	return () => `${prefix}-${String((count += 1)).padStart(8, '0')}`;
}

export function boardBytes(
	change: Partial<Pick<Board, 'reveal' | 'title' | 'confidentiality'>> = {}
): Uint8Array {
	const doc = new Y.Doc();
	const about = {
		title: '葉月台 支えあい会議 第1回',
		confidentiality: 'members',
		reveal: 'look_through',
		theme: '',
		rules: '',
		stickers: 3
	} as const;
	beginBoard(doc, { ...about, ...change, agenda: agendaFrom('sasaeai_90') });
	return Y.encodeStateAsUpdate(doc);
}

export const address = (name = 'meeting-0001'): BoardAddress => ({
	meeting: name as MeetingId,
	municipality: 'a-city' as MunicipalityId
});

interface Setting {
	reveal?: Board['reveal'];
	confidentiality?: Board['confidentiality'];
	carried?: readonly ActionRow[];
	open?: boolean;
}

export class Meeting {
	readonly log = new MemoryLog();
	readonly board = address();
	/** A test moves this clock, in milliseconds. */
	clock = Date.UTC(2027, 0, 23, 1);
	/** No time passes in a clock jump (T3). */
	#jumped = 0;
	readonly #newId = idMaker('note');
	#people = 0;

	static async begin({ carried = [], open = true, ...about }: Setting = {}): Promise<Meeting> {
		const meeting = new Meeting();
		meeting.log.begin(meeting.board.meeting, boardBytes(about), carried);
		if (open) await meeting.room().run({ id: commandId(), type: 'door.set', open: true }, facilitator());
		return meeting;
	}

	/** A person or NTP may set the server's clock. */
	jump(ms: number): void {
		this.clock += ms;
		this.#jumped += ms;
	}

	/** Clock jumps do not change it (T3). */
	readonly monotonic = () => this.clock - this.#jumped;

	/** As in a separate server process, on the shared log. */
	room(): Room {
		return new Room({
			board: this.board,
			log: this.log,
			logger: quiet,
			effects: {
				now: () => new Date(this.clock),
				newId: this.#newId,
				shuffle: (items) => [...items].reverse()
			},
			rules: boardRules,
			now: () => this.clock,
			monotonic: this.monotonic,
			pause: () => Promise.resolve(),
			committed: () => undefined
		});
	}

	async phone(room: Room, id = `phone-${(this.#people += 1)}`): Promise<Client> {
		return this.#enter(room, { kind: 'participant', id: id as ParticipantId });
	}

	async facilitator(room: Room, id = `staff-${(this.#people += 1)}`): Promise<Client> {
		return this.#enter(room, facilitator(id));
	}

	async screen(room: Room): Promise<Client> {
		return this.#enter(room, { kind: 'screen', id: `screen-${(this.#people += 1)}` as ParticipantId });
	}

	async scribe(room: Room, id = `scribe-${(this.#people += 1)}`): Promise<Client> {
		return this.#enter(room, { kind: 'scribe', id: id as ScribeKeyId });
	}

	async #enter(room: Room, actor: Actor): Promise<Client> {
		const client = new Client(actor);
		client.connect(room);
		await room.settle();
		return client;
	}
}

export function facilitator(id = 'staff-0'): Actor {
	return { kind: 'account', id: id as AccountId, facilitates: true };
}

let commands = 0;
/** Command ids are unique in this run. */
export function commandId(): string {
	commands += 1;
	return commands.toString().padStart(26, '0');
}

export const post = (text: string, kind: 'komatta' | 'mottainai' = 'komatta'): Ask => ({
	type: 'note.post',
	kind,
	text
});
