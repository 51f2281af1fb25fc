/**
 * One meeting in memory with a note of every author in every state, which tests reset after each
 * change.
 */
import type { Actor } from '#lib/board/policy/actor.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import { combine } from '#lib/board/document/edits.ts';
import type {
	AccountId,
	ActionId,
	CombinationId,
	DayKeyId,
	NoteId,
	NoteState,
	ParticipantId,
	ScribeKeyId,
	SnapshotId
} from '#lib/board/model.ts';
import type { Answer } from '#lib/wire/frames.ts';
import type { Shelf } from '../support/memory/shelf.ts';
import type { Room } from '../../server/live/room/room.ts';
import { Client } from '../support/room-client.ts';
import { commandId, Meeting } from '../support/meeting.ts';
import { asDraft, squeezed } from './shelves.ts';
import { agenda, noteTargets, plan, words, type Things } from './asks.ts';
import type { Phase, Role } from './specification.ts';

const phone = (id: string): Actor => ({ kind: 'participant', id: id as ParticipantId });
const account = (id: string, rights: { facilitates: boolean; coordinates?: boolean }): Actor => ({
	kind: 'account',
	id: id as AccountId,
	...rights
});
export const actors: Readonly<Record<Role, Actor>> = {
	author: phone('author-phone'),
	neighbour: phone('neighbour-phone'),
	lent: phone('lent-phone'),
	stopped: phone('stopped-phone'),
	screen: { kind: 'screen', id: 'screen-browser' as ParticipantId },
	phone_screen: { kind: 'screen', id: 'neighbour-phone' as ParticipantId, looksOnly: true },
	key_screen: { kind: 'screen', id: 'day-key' as DayKeyId },
	viewer: account('viewer', { facilitates: false }),
	facilitator: account('facilitator', { facilitates: true }),
	coordinator: account('coordinator', { facilitates: true, coordinates: true }),
	key: { kind: 'key', id: 'day-key' as DayKeyId },
	scribe: { kind: 'scribe', id: 'scribe-key' as ScribeKeyId }
};

/** Everything that is stored at one moment of a meeting. */
export interface Moment {
	readonly name: string;
	readonly phase: Phase;
	readonly voting: boolean;
	readonly cancelled: boolean;
	/** 閉会 was fifteen minutes ago. */
	readonly late: boolean;
	/** Staff stopped the writing of all phones. */
	readonly quiet?: boolean;
	/** The server's clock, in milliseconds. */
	readonly clock: number;
	readonly shelf: Shelf;
}

type Stored = Pick<Moment, 'shelf'> & Partial<Pick<Moment, 'clock'>>;

export class Stage {
	readonly #meeting: Meeting;
	readonly things: Things;
	#room: Room | null = null;
	readonly #clients = new Map<Role, Client>();

	private constructor(meeting: Meeting, things: Things) {
		this.#meeting = meeting;
		this.things = things;
	}

	static async build(): Promise<{ stage: Stage; moments: readonly Moment[] }> {
		const meeting = await Meeting.begin();
		const things = await furnish(meeting);
		const stage = new Stage(meeting, things);
		return { stage, moments: await stage.#moments() };
	}

	get shelf(): Shelf {
		return this.#meeting.log.shelf(this.#meeting.board.meeting);
	}

	/** Restores this moment, with a new room and without clients. */
	reset({ shelf, clock = this.#meeting.clock }: Stored): void {
		Object.assign(this.shelf, structuredClone(shelf));
		this.#meeting.clock = clock;
		this.#room = this.#meeting.room();
		this.#clients.clear();
	}

	/** Lets time pass, so that earlier refusals do not close the next sender. */
	later(): void {
		this.#meeting.clock += 10_000;
	}

	async client(role: Role): Promise<Client> {
		const connected = this.#clients.get(role);
		if (connected?.isConnected) return connected;
		const client = new Client(actors[role]);
		this.#room ??= this.#meeting.room();
		client.connect(this.#room);
		await this.#room.settle();
		this.#clients.set(role, client);
		return client;
	}

	async ask(role: Role, ask: Ask): Promise<Answer> {
		this.#meeting.clock += 1_000; // no command is refused as too fast
		const client = await this.client(role);
		return client.ask(this.#room!, ask, commandId());
	}

	async settle(): Promise<void> {
		this.#meeting.clock += 1_000;
		await this.#room!.settle();
	}

	async #after(before: Stored, asks: readonly Ask[]): Promise<Shelf> {
		this.reset(before);
		for (const ask of asks) {
			const answer = await this.ask('coordinator', ask);
			if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
		}
		return squeezed(this.shelf);
	}

	async #moments(): Promise<readonly Moment[]> {
		const start = { shelf: squeezed(this.shelf) };
		const at = async (name: string, phase: Phase, asks: readonly Ask[], voting = false) => {
			const shelf = await this.#after(start, asks);
			return { name, phase, voting, cancelled: false, late: false, clock: this.#meeting.clock, shelf };
		};
		const { clock } = this.#meeting;
		const draft = { phase: 'draft', voting: false, cancelled: false, late: false, clock } as const;
		const shut = asDraft(start.shelf);
		const moments: Moment[] = [{ ...draft, name: 'draft', shelf: shut }];
		const off = await this.#after({ shelf: shut }, [{ type: 'meeting.cancel', on: true, words: '' }]);
		moments.push({ ...draft, name: '中止', cancelled: true, shelf: off });
		for (const [position, { step }] of agenda.entries()) {
			const voting = step === 'choose';
			const go = { type: 'step.go', position } as const;
			moments.push(await at(step, 'open', voting ? [go, { type: 'votes.open' }] : [go], voting));
		}
		const stop = { type: 'writing.set', on: false } as const;
		moments.push({ ...(await at('writing stopped', 'open', [stop])), quiet: true });
		moments.push(await at('door shut', 'open', [{ type: 'door.set', open: false }]));
		const closed = await at('閉会', 'wrapup', [{ type: 'meeting.close' }]);
		const later = { name: '閉会の 15分 あと', late: true, clock: closed.clock + 15 * 60_000 };
		moments.push(closed, { ...closed, ...later });
		const finish = [{ type: 'meeting.close' }, { type: 'meeting.finish' }] as const;
		moments.push(await at('まとめ完了', 'closed', finish));
		return moments;
	}
}

/**
 * Adds a note of every author in every state, a combination, a やること and a note of an earlier
 * meeting.
 */
async function furnish(meeting: Meeting): Promise<Things> {
	const room = meeting.room();
	const people = {
		author: await meeting.phone(room, 'author-phone'),
		stopped: await meeting.phone(room, 'stopped-phone'),
		nobody: await meeting.facilitator(room, 'coordinator'),
		scribe: await meeting.scribe(room, 'scribe-key')
	};
	const staff = people.nobody;
	const said = async (client: Client, ask: Ask) => {
		meeting.clock += 1_000;
		const answer = await client.ask(room, ask);
		if (!answer.ok) throw new Error(`${ask.type}: ${answer.refusal}`);
		return answer.result as { note: NoteId; action: ActionId };
	};
	const notes = new Map<string, { id: NoteId; text: string }>();
	const write = async (wanted: typeof noteTargets) => {
		for (const { of, state } of wanted) {
			const text = `${of} の ${state} の 紙`;
			const post = { type: 'note.post', kind: 'komatta', text } as const;
			const { note } = await said(people[of], of === 'scribe' ? { ...post, as: 'proxy' } : post);
			notes.set(`${of} ${state}`, { id: note, text });
		}
	};
	const each = async (state: NoteState, make: (note: NoteId) => Ask) => {
		for (const { of } of noteTargets.filter((target) => target.state === state))
			await said(staff, make(notes.get(`${of} ${state}`)!.id));
	};

	await said(staff, { type: 'meeting.plan', ...plan, agenda });
	await write(noteTargets.filter(({ state }) => state === 'shown' || state === 'trashed'));
	await said(staff, { type: 'notes.show' });
	await write(noteTargets.filter(({ state }) => state !== 'shown' && state !== 'trashed'));
	await each('trashed', (note) => ({ type: 'note.trash', note }));
	await each('held', (note) => ({ type: 'note.hold', note }));
	await each('handed_off', (note) => ({ type: 'note.handoff', note, field: 'other', destination: 'other' }));
	for (const owner of ['author', 'stopped', 'nobody', 'scribe'] as const)
		await said(people[owner], { type: 'note.withdraw', note: notes.get(`${owner} withdrawn`)!.id });
	await said(staff, { type: 'note.post', kind: 'mottainai', text: '番号の 紙', as: 'paper', number: 7 });
	await said(staff, { type: 'author.stop', note: notes.get('stopped shown')!.id });

	const combination = 'idea-0001' as CombinationId;
	const member = { type: 'note', id: notes.get('author shown')!.id } as const;
	combine(staff.doc, combination, [member], '相乗り');
	await room.settle();
	const { action } = await said(staff, { type: 'action.bring', ...words });
	const earlier = 'earlier-note-0001' as NoteId;
	const shelf = meeting.log.shelf(meeting.board.meeting);
	shelf.earlier.set(earlier, { kind: 'komatta', text: 'まえの 紙' });
	const snapshot = 'snapshot-0001' as SnapshotId;
	const content = { notes: [], groups: [], combinations: [] };
	shelf.snapshots.push({ id: snapshot, position: 0, at: new Date(meeting.clock), content });
	return {
		note: (of, state) => notes.get(`${of} ${state}`)!,
		combination,
		action,
		earlier,
		takenNumber: 7,
		snapshot,
		elsewhere: {
			note: 'note-of-another' as NoteId,
			combination: 'idea-of-another' as CombinationId,
			action: 'action-of-another' as ActionId,
			snapshot: 'snapshot-of-another' as SnapshotId
		}
	};
}
