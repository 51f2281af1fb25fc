/** Everybody who is connected to one board, and what they are told. */
import * as Y from 'yjs';
import type { ParticipantId } from '#lib/board/model.ts';
import { isStaff } from '#lib/board/policy/actor.ts';
import { isGuest, isResultOnly } from '#lib/board/document/result-doc.ts';
import { closeCodes, frames, type CloseCode } from '#lib/wire/frames.ts';
import type { BoardAddress, BoardLog, OwnViews } from '../log/board-log.ts';
import { limits } from '../limits.ts';
import { nothingYet } from './live-copy.ts';
import { Seats } from './seats.ts';
import type { Session } from './session.ts';

export class Audience {
	readonly #log: BoardLog;
	readonly #board: BoardAddress;
	readonly #sessions = new Set<Session>();
	readonly seats = new Seats();
	/** What everybody here has been sent, as a state vector; at first nothing. */
	#sent: Uint8Array = nothingYet;
	/** When the last list that staff asked for has been sent. */
	#staffSent: Promise<void> = Promise.resolve();
	/** Committed, and not told yet; and how far the board was with it, as a state vector. */
	#buffered: { readonly updates: readonly Uint8Array[]; readonly vector: Uint8Array } | null = null;
	/** Guests get the result of this board only (P11). */
	#isOver = false;

	constructor(log: BoardLog, board: BoardAddress) {
		this.#log = log;
		this.#board = board;
	}

	get size(): number {
		return this.#sessions.size;
	}

	add(session: Session): void {
		this.#sessions.add(session);
		const { seat } = session.visitor;
		if (seat) seat.giveWay = () => session.close(closeCodes.tryAgain);
		if (!isVisit(session)) this.#cutOthersOf(session); // a visit is gone in a moment, and cuts nobody
	}

	/**
	 * Of the pages of one person the newest stay. A line that died without a word is found only later: who comes back on a
	 * new one has the older ones asked for a sign of life, and those that owe one go first. If it lives after all, it returns.
	 */
	#cutOthersOf(session: Session): void {
		const most = isOfGuest(session) ? limits.socketsOfGuest : limits.socketsOfPerson;
		const others = [...this.#sessions].filter(
			(each) => each !== session && !isVisit(each) && isSamePerson(each, session)
		);
		const silent = others.filter(({ isSilent }) => isSilent);
		const heard = others.filter(({ isSilent }) => !isSilent);
		const cut = [...silent, ...heard].slice(0, Math.max(0, others.length + 1 - most));
		for (const each of cut) each.close(each.isSilent ? closeCodes.tryAgain : closeCodes.openElsewhere);
		for (const each of others) if (!cut.includes(each)) each.ask();
	}

	remove(session: Session): void {
		this.#sessions.delete(session);
		session.visitor.seat?.free();
	}

	/** Before the first broadcast: the board as it was found. */
	found(doc: Y.Doc): void {
		this.#isOver = isResultOnly(doc);
	}

	/** Each frame is built once and shared; the sender gets it too, which Yjs does not mind. `doc` has these updates. */
	broadcast(updates: readonly Uint8Array[], doc: Y.Doc): void {
		this.flushBuffered();
		const wasOver = this.#isOver;
		this.#isOver = isResultOnly(doc);
		if (wasOver && updates.length > 0) this.close(closeCodes.meetingOver, isServedGuest);
		for (const update of updates) this.#send(update);
		this.#sent = Y.encodeStateVector(doc);
	}

	/** To be told with what else is held, in one frame. Nothing of a finished board is: who may hear it changes with each reader. */
	buffer(updates: readonly Uint8Array[], doc: Y.Doc): void {
		if (this.#isOver || isResultOnly(doc)) return this.broadcast(updates, doc);
		this.#buffered = {
			updates: [...(this.#buffered?.updates ?? []), ...updates],
			vector: Y.encodeStateVector(doc)
		};
	}

	flushBuffered(): void {
		const held = this.#buffered;
		this.#buffered = null;
		if (!held || held.updates.length === 0) return;
		this.#send(inOne(held.updates));
		this.#sent = held.vector;
	}

	/** It is of a board that is another one now. */
	discardBuffered(): void {
		this.#buffered = null;
	}

	#send(update: Uint8Array): void {
		const frame = frames.update(update);
		for (const session of [...this.#sessions])
			if (this.#mayHear(session)) session.sendUpdate(frame, this.#sent);
	}

	/**
	 * P11: a log that was rewritten comes as the whole board. Guests who had all of it hear that it was finished, and nothing
	 * later; who was sent nothing yet is answered with the result.
	 */
	#mayHear(session: Session): boolean {
		return !this.#isOver || !isGuest(session.visitor.actor) || session.isServed;
	}

	/** Who does not read is cut or brought up to date. */
	checkBackpressure(): void {
		for (const session of [...this.#sessions]) session.checkBackpressure();
	}

	/** The clock that they were told was set since. */
	sendClock(): void {
		for (const session of [...this.#sessions]) session.sendClock();
	}

	/** Keeps stock clients from reconnecting on a quiet board. */
	heartbeat(): void {
		const frame = frames.quiet();
		for (const session of [...this.#sessions]) session.send(frame);
	}

	close(code: CloseCode, which: (session: Session) => boolean = () => true): void {
		for (const session of [...this.#sessions]) if (which(session)) session.close(code);
	}

	/** わたしの紙 and the like, to the sockets of these phones and nobody else; and what is held, on which they build. */
	sendOwnViews(own: OwnViews): void {
		const held =
			this.#buffered && this.#buffered.updates.length > 0 && frames.update(inOne(this.#buffered.updates));
		for (const session of [...this.#sessions]) {
			const author = authorOf(session);
			const view = author && own.get(author);
			if (view && held) session.sendUpdate(held, this.#sent);
			if (view) session.sendPrivate(view);
		}
	}

	/** What was erased just now, to those who may edit. */
	sendErased(notes: readonly string[]): void {
		for (const session of this.#sessions) session.sendErased(notes);
	}

	/** All that was erased in this meeting. */
	async refreshErased(sessions: readonly Session[] = [...this.#sessions]): Promise<void> {
		const editors = sessions.filter(({ visitor }) => visitor.edits);
		if (editors.length === 0) return;
		const notes = await this.#log.erasedNotes(this.#board);
		for (const session of editors) session.sendErased(notes);
	}

	/** Reads the complete private lists anew: when somebody connects, or when another process wrote. */
	async refresh(sessions: readonly Session[] = [...this.#sessions]): Promise<void> {
		await this.refreshStaff(sessions);
		const authors = new Set(sessions.map(authorOf).filter((author) => author !== null));
		if (authors.size > 0) this.sendOwnViews(await this.#log.ownViews(this.#board, [...authors]));
	}

	/** What is not on the board, and who came, to staff. One reading at a time: none is sent after a later one. */
	refreshStaff(sessions?: readonly Session[]): Promise<void> {
		const told = this.#staffSent.then(() => this.#tellStaff(sessions ?? [...this.#sessions]));
		this.#staffSent = told.catch(() => undefined); // whoever asked hears of it
		return told;
	}

	async #tellStaff(sessions: readonly Session[]): Promise<void> {
		const staff = sessions.filter(({ visitor }) => isStaff(visitor.actor));
		if (staff.length === 0) return;
		const view = await this.#log.staffView(this.#board);
		for (const session of staff) session.sendPrivate(view);
	}
}

const inOne = (updates: readonly Uint8Array[]) =>
	updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]);

const isServedGuest = (session: Session) => session.isServed && isGuest(session.visitor.actor);

/** A phone that looks at the projector's page is still the same phone. */
function isSamePerson(one: Session, other: Session): boolean {
	const [a, b] = [one.visitor.actor, other.visitor.actor];
	if (a.kind === 'server' || b.kind === 'server' || a.id !== b.id) return false;
	return a.kind === b.kind || (isOfGuest(one) && isOfGuest(other));
}

const isVisit = ({ visitor }: Session) => visitor.seat?.isVisit === true;
const isOfGuest = ({ visitor: { seat, actor } }: Session) =>
	seat ? seat.kind !== 'reserved' : actor.kind === 'participant';

function authorOf({ visitor: { actor } }: Session): ParticipantId | null {
	return actor.kind === 'participant' ? actor.id : null;
}
