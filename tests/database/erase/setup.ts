/** Searches every column of every table for the words of an erased note. */
import { readBoard } from '#lib/board/document/doc.ts';
import * as edits from '#lib/board/document/edits.ts';
import type { ActionId, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import { project } from '../../../server/projection/projector.ts';
import type { BoardAddress, BoardLog } from '../../../server/live/log/board-log.ts';
import { LiveCopy } from '../../../server/live/room/live-copy.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import type { TestDatabase } from '../../support/database.ts';
import { post } from '../../support/meeting.ts';
import { PostgresMeeting } from '../../support/postgres-meeting.ts';

export const group = 'group-erased' as GroupId;
export const idea = 'idea-erased' as CombinationId;

let begun = 0;

export class Setup {
	readonly database: TestDatabase;
	readonly meeting: PostgresMeeting;
	/** Tests of a file search the same database. */
	readonly words = `となりの 家の 雨戸が もう ${(begun += 1)} 日 しまった ままです`;
	readonly room: Room;
	readonly phone: Client;
	readonly staff: Client;

	private constructor(
		database: TestDatabase,
		meeting: PostgresMeeting,
		{ room, phone, staff }: Pick<Setup, 'room' | 'phone' | 'staff'>
	) {
		this.database = database;
		this.meeting = meeting;
		this.room = room;
		this.phone = phone;
		this.staff = staff;
	}

	static async begin(database: TestDatabase, given?: PostgresMeeting): Promise<Setup> {
		const meeting = given ?? (await PostgresMeeting.begin(database.db));
		const room = meeting.room();
		const [phone, staff] = [await meeting.phone(room), await meeting.facilitator(room)];
		return new Setup(database, meeting, { room, phone, staff });
	}

	/** Fails the test if the command is refused. */
	async ok(client: Client, ask: Parameters<Client['ask']>[1]) {
		const answer = await client.ask(this.room, ask);
		if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
		return answer.result;
	}

	/** Staff release it from あずかり (N9). */
	async postNote(words = this.words): Promise<NoteId> {
		const { note } = (await this.ok(this.phone, post(words))) as { note: NoteId };
		if (this.staff.privateNotes.some(({ state }) => state === 'held'))
			await this.ok(this.staff, { type: 'note.release', note, seen: words });
		return note;
	}

	async showNote(words = this.words): Promise<NoteId> {
		const note = await this.postNote(words);
		await this.ok(this.staff, { type: 'notes.show' });
		return note;
	}

	async showQuotedNote(): Promise<NoteId> {
		const { words, meeting, room, phone, staff } = this;
		const note = await this.postNote();
		await this.ok(phone, post('米が 重い'));
		await this.ok(staff, { type: 'notes.show' });
		edits.makeGroup(staff.doc, group, [note], words);
		edits.combine(staff.doc, idea, [{ type: 'note', id: note }], `「${words}」なら みんなで 見に いく`);
		await room.settle();
		await this.ok(staff, { type: 'step.go', position: 1 });
		await this.#repeatInAction(words);
		await meeting.beginMinutes();
		const { doc, seq } = new LiveCopy((await meeting.log.load(meeting.board))!);
		await project(meeting.db, meeting.board, readBoard(doc), seq);
		return note;
	}

	async #repeatInAction(words: string): Promise<void> {
		const { staff } = this;
		const due = { kind: 'undecided' } as const;
		const said = { firstStep: words, owner: '', helpers: '', due };
		const { action } = (await this.ok(staff, {
			type: 'action.decide',
			result: 'do',
			what: `${words}を 見にいく`,
			combination: idea,
			...said
		})) as { action: ActionId };
		await this.ok(staff, { type: 'action.edit', action, what: '見にいく', ...said });
		await this.ok(staff, { type: 'action.update', action, status: 'in_progress', remark: words });
		await this.ok(staff, {
			type: 'deciding.set',
			deciding: { result: 'do', what: words, combination: null, ...said }
		});
	}

	/** The board of the next meeting mirrors the やること. */
	async mirrorOnNextBoard(said: Partial<Record<'firstStep' | 'owner' | 'helpers', string>>) {
		const due = { kind: 'undecided' } as const;
		const decision = { what: '見にいく', firstStep: '', owner: '', helpers: '', ...said, due };
		const { action } = await this.ok(this.staff, {
			type: 'action.decide',
			result: 'do',
			combination: null,
			...decision
		});
		await this.ok(this.staff, { type: 'meeting.close' });
		const next = await PostgresMeeting.begin(this.database.db, this.meeting.city);
		return { action: action as ActionId, next };
	}

	/** Bytes of logs are searched as if they were text. */
	async tablesWith(sought: string): Promise<string[]> {
		const { sql } = this.database;
		const columns = await sql<{ table: string; column: string; type: string }[]>`
			select table_name as table, column_name as column, data_type as type
			from information_schema.columns where table_schema = 'public'`;
		const found: string[] = [];
		for (const { table, column, type } of columns) {
			const rows =
				type === 'bytea'
					? await sql`select 1 from ${sql(table)}
						where position(convert_to(${sought}, 'UTF8') in ${sql(column)}) > 0 limit 1`
					: await sql`select 1 from ${sql(table)}
						where position(${sought} in ${sql(column)}::text) > 0 limit 1`;
			if (rows.length > 0) found.push(`${table}.${column}`);
		}
		return found;
	}
}

export const ways = {
	'its author withdraws it': (setup: Setup, note: NoteId) =>
		setup.ok(setup.phone, { type: 'note.withdraw', note }),
	'it is handed on': (setup: Setup, note: NoteId) =>
		setup.ok(setup.staff, { type: 'note.handoff', note, field: 'elderly', destination: 'shakyo' })
} as const;

/** The commits were made outside of the room. */
export async function catchUp(
	room: Room,
	{ log, board }: { readonly log: BoardLog; readonly board: BoardAddress }
): Promise<void> {
	room.notice((await log.heads([board.meeting])).get(board.meeting)!);
	await room.settle();
}
