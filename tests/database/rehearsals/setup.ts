/** A prepared meeting, a person who facilitates it, and real rooms. */
import type { Ask } from '#lib/board/policy/commands.ts';
import { combine, makeGroup } from '#lib/board/document/edits.ts';
import type { ActionId, CombinationId, GroupId, NoteId } from '#lib/board/model.ts';
import type { Actor } from '#lib/board/policy/actor.ts';
import type { App, MeetingAddress } from '#lib/server/app.ts';
import { joinMeeting } from '#lib/server/auth/guests/guests.ts';
import type { Person } from '#lib/server/auth/person.ts';
import { commandKey, lentMark } from '#lib/server/auth/secrets.ts';
import { handOn } from '#lib/server/auth/guests/hand-on.ts';
import { findMeeting } from '#lib/server/meetings/find-meeting.ts';
import { beginMinutes } from '#lib/server/minutes/begin-minutes.ts';
import { askForRemote } from '#lib/server/remotes/ask-for-remote.ts';
import { boardOf } from '#lib/server/meetings/read-board.ts';
import { beginRehearsal } from '#lib/server/rehearsals/begin-rehearsal.ts';
import { rehearsalOf } from '#lib/server/rehearsals/running-rehearsal.ts';
import { postgresLog } from '../../../server/board/rows/postgres-log.ts';
import { Rooms } from '../../../server/live/room/rooms.ts';
import { project } from '../../../server/projection/projector.ts';
import { aCity, aMeeting, anApp, aPerson, type City } from '../../support/city.ts';
import type { TestDatabase } from '../../support/database.ts';
import { commandId, post, quiet } from '../../support/meeting.ts';
import { Client } from '../../support/room-client.ts';
import { keysOf, knock } from '../people/guests/setup.ts';

export class Setup {
	readonly app: App & { readonly rooms: Rooms };
	readonly city: City;
	readonly person: Person;
	/** The real one. */
	readonly meeting: MeetingAddress;

	private constructor(app: Setup['app'], city: City, meeting: MeetingAddress) {
		this.app = app;
		this.city = city;
		this.person = aPerson(city, [{ role: 'coordinator', council: city.council }]);
		this.meeting = meeting;
	}

	static async begin({ db }: TestDatabase): Promise<Setup> {
		const app = appOn(db);
		const city = await aCity(db);
		return new Setup(app, city, await aMeeting(app, city));
	}

	get staff(): Actor & { kind: 'account' } {
		return { kind: 'account', id: this.person.id, facilitates: true };
	}

	/** As after a restart, or in another process. */
	restarted(): Setup {
		return new Setup(appOn(this.app.db), this.city, this.meeting);
	}

	async rehearse(person = this.person, meeting = this.meeting.meeting): Promise<MeetingAddress> {
		const begun = await beginRehearsal(this.app, person, meeting);
		if (!begun.ok) throw new Error(begun.refusal);
		const running = await rehearsalOf(this.app, person);
		if (running?.meeting !== begun.meeting) throw new Error('another rehearsal was found');
		return { meeting: begun.meeting, municipality: running.tenant };
	}

	async ask(board: MeetingAddress, ask: Ask, actor: Actor = this.staff) {
		const answer = await this.app.rooms.run(board, { id: commandId(), ...ask }, actor);
		if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
		return answer.result as { note: NoteId; action: ActionId };
	}

	openDoor = (board = this.meeting) => this.ask(board, { type: 'door.set', open: true });

	async enter(board: MeetingAddress, actor: Actor): Promise<Client> {
		const client = new Client(actor);
		const room = this.app.rooms.open(board);
		client.connect(room);
		await room.settle();
		return client;
	}

	async join(board: MeetingAddress, key: 'token' | 'code' | 'screen' | 'lent' = 'token') {
		const rotation = (await findMeeting(this.app, board))?.rotation ?? 0;
		const keys = keysOf(this.app, { ...board, rotation });
		const lent = { ...keys.token, lent: lentMark(this.app.config.secret, board.meeting, rotation) };
		const joined = await joinMeeting(this.app, { ...keys, lent }[key], knock);
		if (!joined.ok) throw new Error(joined.refusal);
		return joined;
	}
}

function appOn(db: TestDatabase['db']): Setup['app'] {
	const base = anApp(db);
	const log = postgresLog(db, (meeting) => commandKey(base.config.secret, meeting));
	return { ...base, rooms: new Rooms({ log, logger: quiet }) };
}

const due = { kind: 'undecided' } as const;

/** Whatever a meeting can do: every table that a meeting writes has a row of it afterwards. */
export async function runThrough(setup: Setup, board: MeetingAddress): Promise<void> {
	const { app } = setup;
	const ask = (wanted: Ask, actor?: Actor) => setup.ask(board, wanted, actor);
	await setup.openDoor(board);
	await setup.join(board, 'screen');
	const ann = await setup.join(board, 'code');
	const { guest } = await setup.join(board, 'lent');
	if (!(await handOn(app, board.meeting, guest)).ok) throw new Error('the device was not handed on');
	const phone = { kind: 'participant', id: ann.participant } as const;
	const staff = await setup.enter(board, setup.staff);

	await ask({
		type: 'attendance.add',
		affiliation: 'resident',
		organization: '',
		people: 3,
		withoutPhone: 1
	});
	const { note: trouble } = await ask(post('練習の 紙'), phone);
	const { note: unused } = await ask(post('練習の 道具', 'mottainai'), phone);
	const { note: gone } = await ask(post('練習で すてる紙'), phone);
	const { note: handed } = await ask(post('練習で つなぐ紙'), phone);
	const held = await ask(post('となりの 田中さんの 家の ことが 心配です'), phone);
	await ask({ type: 'note.withdraw', note: held.note }, phone);
	await ask({ type: 'note.handoff', note: handed, field: 'elderly', destination: 'shakyo' });
	await ask({ type: 'notes.show' });
	await ask({ type: 'note.trash', note: gone });
	await ask({ type: 'note.carry', note: unused, on: true });
	await ask({ type: 'support.set', note: trouble, on: true }, phone);
	await app.rooms.open(board).settle();

	const [group, idea] = ['group-rehearsed' as GroupId, 'idea-rehearsed' as CombinationId];
	makeGroup(staff.doc, group, [trouble], '練習の まとまり');
	combine(
		staff.doc,
		idea,
		[
			{ type: 'group', id: group },
			{ type: 'note', id: unused }
		],
		'練習の 案'
	);
	await app.rooms.open(board).settle();
	await ask({ type: 'step.go', position: 2 });
	await ask({ type: 'captions.set', words: '練習の ことば' });
	await ask({ type: 'votes.open' });
	await ask({ type: 'vote.set', combination: idea, count: 2 }, phone);
	await ask({ type: 'votes.close' });
	const words = { what: '練習の やること', firstStep: '', owner: '町会', helpers: '', due };
	const { action } = await ask({ type: 'action.decide', result: 'do', ...words, combination: idea });
	await ask({ type: 'action.update', action, status: 'in_progress', remark: '練習の ひとこと' });
	await ask({ type: 'offer.set', action, on: true }, phone);
	await ask({ type: 'offer.count', action, hands: 2 });
	await ask({ type: 'action.bring', ...words, what: '練習の 前からの やること' });
	await beginMinutes(app, board);
	await project(app.db, board, await boardOf(app, board), 1_000_000);
	await ask({ type: 'meeting.close' });
	await ask({ type: 'meeting.reopen' });
	if ((await askForRemote(app, board, ann.participant)) !== 'rehearsal')
		throw new Error('a phone in a rehearsal became a remote');
}

/**
 * Every row of every table, as text. Only the rate limits are left out: handing a lent device on counts for
 * ten minutes, under a keyed hash of the meeting's id.
 */
export async function dump({ sql }: TestDatabase): Promise<Record<string, string[]>> {
	const tables = await sql<{ schema: string; name: string }[]>`
		select table_schema as schema, table_name as name from information_schema.tables
		where table_schema in ('public', 'drizzle') and table_type = 'BASE TABLE'
			and table_name <> 'wrong_try' order by 1, 2`;
	const rows: Record<string, string[]> = {};
	for (const { schema, name } of tables) {
		const all = await sql<
			{ row: string }[]
		>`select t::text as row from ${sql(schema)}.${sql(name)} t order by 1`;
		rows[name] = all.map(({ row }) => row);
	}
	return rows;
}
