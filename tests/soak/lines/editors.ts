/**
 * Hostile editors attack a real room over the memory log, while colleagues arrange, drop and come
 * back. Nobody may be held up, every step can be left, and no work of a colleague is lost without
 * notice.
 */
import * as Y from 'yjs';
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId } from '#lib/board/model.ts';
import { frames } from '#lib/wire/frames.ts';
import { Client } from '../../support/room-client.ts';
import { collectedEdit } from '../../support/forged.ts';
import { facilitator, Meeting, post } from '../../support/meeting.ts';
import { Chance } from '../chance.ts';
import { forgedEdit } from '../hostile-editors.ts';
import { atLeast, none, told, type Figure, type Line } from '../line.ts';
import { slowness, threadMs } from '../thread-time.ts';

export interface EditorCounts {
	readonly forged: number;
	readonly refused: number;
	/** Forged edits that took more than 50 ms of the thread, scaled to the machine of the limit. */
	readonly stalls: number;
	readonly longestMs: number;
	/** Commands of others that were not carried out. */
	readonly blocked: number;
	/**
	 * Edits of colleagues that were acknowledged, that nobody visibly undid, and that are not
	 * stored.
	 */
	readonly lostUnseen: number;
	readonly toldNotSaved: number;
}

export async function floodEditors({ seed, edits }: { seed: number; edits: number }): Promise<EditorCounts> {
	const chance = new Chance(seed);
	let world = await World.begin(chance);
	const sums = { forged: 0, refused: 0, stalls: 0, longestMs: 0, blocked: 0, lostUnseen: 0, toldNotSaved: 0 };
	while (sums.forged < edits) {
		// Forgers fill the board with what they are allowed to do, so every 250 edits get a new
		// one.
		if (sums.forged % 250 === 249) world = await World.begin(chance);
		const ms = await world.forge();
		sums.forged += 1;
		if (world.rogue.closedWith !== null) sums.refused += 1;
		sums.longestMs = Math.max(sums.longestMs, ms);
		if (ms > 50 && ms > 50 * slowness()) sums.stalls += 1;
		if (sums.forged % 10 === 0) sums.blocked += await world.goOn();
		if (sums.forged % 5 === 0) {
			const { lost, toldNotSaved } = await world.arrange();
			sums.lostUnseen += lost;
			sums.toldNotSaved += toldNotSaved;
		}
		if (sums.forged % 10_000 === 0) console.log(`   editors: ${sums.forged} forged edits`);
	}
	return sums;
}

class World {
	readonly #chance: Chance;
	readonly #meeting: Meeting;
	readonly #room;
	readonly rogue: Client;
	readonly #lead: Client;
	#colleague: Client;
	#step = 0;
	#count = 0;

	private constructor(chance: Chance, meeting: Meeting, clients: [Client, Client, Client]) {
		this.#chance = chance;
		this.#meeting = meeting;
		this.#room = meeting.room();
		[this.rogue, this.#lead, this.#colleague] = clients;
		for (const client of clients) client.connect(this.#room);
	}

	static async begin(chance: Chance): Promise<World> {
		const meeting = await Meeting.begin();
		const clients = ['rogue', 'lead', 'colleague'].map((id) => new Client(facilitator(id)));
		const world = new World(chance, meeting, clients as [Client, Client, Client]);
		const room = world.#room;
		await room.settle();
		for (let i = 0; i < 6; i += 1)
			await world.#lead.ask(room, post(`紙 ${i}`, i % 2 ? 'komatta' : 'mottainai'));
		await world.#lead.ask(room, { type: 'notes.show' });
		makeGroup(world.#lead.doc, 'group-1' as GroupId, [world.#lead.board.notes[0]!.id], '買い物');
		await room.settle();
		return world;
	}

	/** Returns the processor time for one forged edit, from its arrival until the broadcast. */
	async forge(): Promise<number> {
		this.#meeting.clock += 10_000; // no limit applies, so each edit is judged by its content
		if (!this.rogue.isConnected) this.rogue.connect(this.#room);
		await this.#room.settle();
		const { doc } = this.rogue;
		const others = [this.#lead.doc.clientID, this.#colleague.doc.clientID];
		const update = forgedEdit({ doc, others }, this.#chance);
		const before = threadMs();
		this.rogue.sendBytes(frames.update(update));
		await this.#room.settle();
		return threadMs() - before;
	}

	/**
	 * The edit is correct, except that it uses the client id of a colleague. Sometimes it deletes
	 * itself.
	 */
	async #forgeAs({ doc: { clientID } }: Client): Promise<void> {
		if (this.#chance.below(2) === 0) return void (await this.forge());
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.rogue.doc));
		doc.clientID = clientID;
		const before = Y.encodeStateVector(doc);
		const id = `forged-${this.#count}` as GroupId;
		makeGroup(doc, id, []);
		if (this.#chance.below(3) === 0) doc.getMap('groups').delete(id);
		if (!this.rogue.isConnected) this.rogue.connect(this.#room);
		this.rogue.sendBytes(frames.update(Y.encodeStateAsUpdate(doc, before)));
		await this.#room.settle();
	}

	/** Takes the next clocks of a colleague's page while the colleague's own edit is on its way. */
	#claimOf({ doc }: Client): void {
		const run = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
		if (!this.rogue.isConnected) this.rogue.connect(this.#room);
		const length = 1 + this.#chance.below(this.#chance.below(2) === 0 ? 3 : 1_000);
		this.rogue.sendBytes(frames.update(collectedEdit([{ ...run, length }])));
	}

	/** Changes the step and posts a note. Returns how many of the two were refused. */
	async goOn(): Promise<number> {
		this.#step = 1 - this.#step;
		const answers = [
			await this.#lead.ask(this.#room, { type: 'step.go', position: this.#step }),
			await this.#lead.ask(this.#room, post('もう一枚'))
		];
		return answers.filter(({ ok }) => !ok).length;
	}

	/** A colleague names a group, online or offline, while the rogue forges. */
	async arrange(): Promise<{ lost: number; toldNotSaved: number }> {
		const room = this.#room;
		if (!this.#colleague.isConnected) {
			this.#colleague = new Client(facilitator('colleague')); // the colleague reloads the page
			this.#colleague.connect(room);
			await room.settle();
		}
		const colleague = this.#colleague;
		const id = `mine-${(this.#count += 1)}` as GroupId;
		const isAway = this.#chance.below(2) === 0;
		if (isAway) colleague.drop();
		else if (this.#chance.below(2) === 0) this.#claimOf(colleague);
		makeGroup(colleague.doc, id, []);
		nameGroup(colleague.doc, id, `わたしの ${this.#count}`);
		if (isAway) {
			await this.#forgeAs(colleague);
			colleague.connect(room);
		}
		await room.settle();
		if (colleague.closedWith !== null) return { lost: 0, toldNotSaved: 1 };
		const isHere = (doc: Y.Doc) => doc.getMap('groups').has(id);
		const fresh = new Client(facilitator('fresh'));
		fresh.connect(room);
		await room.settle();
		const lost = isHere(colleague.doc) && !isHere(fresh.doc) ? 1 : 0;
		fresh.drop();
		return { lost, toldNotSaved: 0 };
	}
}

export const editors: Line = {
	name: 'editors',
	about: 'editors who forge what no page sends, beside colleagues who arrange',
	minutes: 60,
	run: async ({ seed, quick }): Promise<readonly Figure[]> => {
		const most = quick ? 2_000 : 100_000;
		const { forged, refused, stalls, longestMs, blocked, lostUnseen, toldNotSaved } = await floodEditors({
			seed,
			edits: most
		});
		return [
			atLeast(`forged edits (seed ${seed})`, forged, most),
			told('of these refused', refused),
			none('stalls: more than 50 ms of the thread, scaled', stalls),
			told('longest by the thread’s own time', `${longestMs.toFixed(1)} ms`),
			none('steps and notes that were not taken', blocked),
			none('edits of colleagues that were lost unseen', lostUnseen),
			told('colleagues who were told that something is not saved', toldNotSaved)
		];
	}
};
