import type * as Y from 'yjs';
import * as edits from '#lib/board/document/edits.ts';
import type { Ask } from '#lib/board/policy/commands.ts';
import type { Room } from '../../../server/live/room/room.ts';
import type { Client } from '../../support/room-client.ts';
import { idMaker, Meeting } from '../../support/meeting.ts';

export class World {
	readonly meeting: Meeting;
	readonly rooms: Room[];
	readonly phones: Client[] = [];
	readonly staff: Client[] = [];
	readonly undo: Y.UndoManager[] = [];
	/** An operation can send a posted note again. */
	readonly sent: { phone: number; ask: Ask; id: string }[] = [];
	readonly newGroupId = idMaker('group');

	constructor(meeting: Meeting) {
		this.meeting = meeting;
		this.rooms = [meeting.room(), meeting.room()];
	}

	static async begin(): Promise<World> {
		const world = new World(await Meeting.begin());
		for (let i = 0; i < 4; i += 1) world.phones.push(await world.meeting.phone(world.roomOf(i)));
		for (let i = 0; i < 2; i += 1) world.staff.push(await world.meeting.facilitator(world.roomOf(i)));
		world.undo.push(...world.staff.map((client) => edits.undoFor(client.doc)));
		return world;
	}

	roomOf(i: number): Room {
		return this.rooms[i % this.rooms.length]!;
	}

	get words(): [id: string, text: string][] {
		return this.sent.map(({ id }, i) => [id, wordsOf(i)]);
	}

	accepted(): Set<string> {
		const isYes = ({ phone, id }: { phone: number; id: string }) => this.phones[phone]!.answers.get(id)?.ok;
		return new Set(this.sent.filter(isYes).map(({ id }) => id));
	}

	/** Commits what is queued, and lets every room read the log. */
	async end(): Promise<void> {
		this.meeting.log.failNext = null;
		for (let i = 0; i < 3; i += 1) {
			this.reconnectAll();
			await Promise.all(this.rooms.map((room) => room.settle()));
			await this.poll();
		}
	}

	reconnectAll(): void {
		[...this.phones, ...this.staff].forEach((client, i) => {
			if (!client.isConnected) client.connect(this.roomOf(i));
		});
	}

	/** `kill -9`: the process loses its state and its sockets. */
	async restart(i: number): Promise<void> {
		const dying = this.rooms[i]!;
		this.rooms[i] = this.meeting.room();
		[...this.phones, ...this.staff].forEach((client, k) => {
			if (k % 2 === i) client.drop();
		});
		await dying.settle();
	}

	async poll(): Promise<void> {
		const { meeting } = this.meeting.board;
		const head = (await this.meeting.log.heads([meeting])).get(meeting)!;
		for (const room of this.rooms) room.notice(head);
		await Promise.all(this.rooms.map((room) => room.settle()));
	}
}

/** No text is part of another, so that a search cannot find the wrong one. */
export const wordsOf = (i: number) => `【紙 ${i}】`;
