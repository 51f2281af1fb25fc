import * as Y from 'yjs';
import type { ParticipantId, ScribeKeyId } from '#lib/board/model.ts';
import type { ScribeView } from '#lib/board/private-views.ts';
import { isStaff } from '#lib/board/policy/actor.ts';
import { isResultOnly, seesAsGuest } from '#lib/board/document/result-doc.ts';
import { closeCodes, frames, type CloseCode } from '#lib/wire/frames.ts';
import type { BoardAddress, BoardLog } from '../log/board-log.ts';
import type { OwnViews } from '../log/board-rows.ts';
import { limits } from '../limits.ts';
import { nothingYet } from './live-copy.ts';
import { Seats } from './seats.ts';
import type { Session } from './session.ts';

export class Audience {
	readonly #log: BoardLog;
	readonly #board: BoardAddress;
	readonly #sessions = new Set<Session>();
	readonly seats = new Seats();
	#sent: Uint8Array = nothingYet;
	/** Resolves when the last requested staff view has been sent. */
	#staffSent: Promise<void> = Promise.resolve();
	#buffered: { readonly updates: readonly Uint8Array[]; readonly vector: Uint8Array } | null = null;
	/** Guests of a finished board get its result only (P11). */
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
		if (!isVisit(session)) this.#cutOthersOf(session); // a POST is short-lived and replaces no socket
	}

	/** A dead connection is detected late, so sockets that do not answer a ping are closed first. */
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

	found(doc: Y.Doc): void {
		this.#isOver = isResultOnly(doc);
	}

	/**
	 * Each frame is built once and shared; the sender ignores its own. `doc` already contains the
	 * updates.
	 */
	broadcast(updates: readonly Uint8Array[], doc: Y.Doc): void {
		this.flushBuffered();
		const wasOver = this.#isOver;
		this.#isOver = isResultOnly(doc);
		if (wasOver && updates.length > 0) this.close(closeCodes.meetingOver, isServedGuest);
		for (const update of updates) this.#send(update);
		this.#sent = Y.encodeStateVector(doc);
	}

	/**
	 * On a finished board updates are sent at once, because the recipients differ from one to the
	 * next.
	 */
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

	/** The board was replaced by another one (restore). */
	discardBuffered(): void {
		this.#buffered = null;
	}

	#send(update: Uint8Array): void {
		const frame = frames.update(update);
		for (const session of [...this.#sessions])
			if (this.#mayHear(session)) session.sendUpdate(frame, this.#sent);
	}

	/**
	 * P11: the update of a rewritten log can be the whole board, so guests get only the one that
	 * finishes it.
	 */
	#mayHear(session: Session): boolean {
		return !this.#isOver || !seesAsGuest(session.visitor.actor) || session.isServed;
	}

	checkBackpressure(): void {
		for (const session of [...this.#sessions]) session.checkBackpressure();
	}

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

	/** After the buffered updates that the views refer to. */
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

	sendErased(notes: readonly string[]): void {
		for (const session of this.#sessions) session.sendErased(notes);
	}

	async refreshErased(sessions: readonly Session[] = [...this.#sessions]): Promise<void> {
		const editors = sessions.filter(({ visitor }) => visitor.edits);
		if (editors.length === 0) return;
		const notes = await this.#log.erasedNotes(this.#board);
		for (const session of editors) session.sendErased(notes);
	}

	/** After a connect or a write by another process. */
	async refresh(sessions: readonly Session[] = [...this.#sessions]): Promise<void> {
		await this.refreshStaff(sessions);
		const authors = new Set(sessions.map(authorOf).filter((author) => author !== null));
		if (authors.size > 0) this.sendOwnViews(await this.#log.ownViews(this.#board, [...authors]));
	}

	/** Reads run one at a time, so an older view never arrives after a newer one. */
	refreshStaff(sessions?: readonly Session[]): Promise<void> {
		const told = this.#staffSent.then(() => this.#tellStaff(sessions ?? [...this.#sessions]));
		this.#staffSent = told.catch(() => undefined); // the caller gets the error
		return told;
	}

	async #tellStaff(sessions: readonly Session[]): Promise<void> {
		const staff = sessions.filter(({ visitor }) => isStaff(visitor.actor));
		if (staff.length > 0) {
			const view = await this.#log.staffView(this.#board);
			for (const session of staff) session.sendPrivate(view);
		}
		await this.#tellScribes(sessions);
	}

	/** P15: what was written down with the same key. It changes only together with the lists of staff. */
	async #tellScribes(sessions: readonly Session[]): Promise<void> {
		const keys = new Set(sessions.map(scribeKeyOf).filter((key) => key !== null));
		if (keys.size === 0) return;
		const views = await this.#log.scribeViews(this.#board, [...keys]);
		for (const session of sessions) {
			const key = scribeKeyOf(session);
			if (key) session.sendPrivate(views.get(key) ?? nothingWritten);
		}
	}
}

const inOne = (updates: readonly Uint8Array[]) =>
	updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]);

const isServedGuest = (session: Session) => session.isServed && seesAsGuest(session.visitor.actor);

/** A phone that opens the projector's page counts as the same phone. */
function isSamePerson(one: Session, other: Session): boolean {
	const [a, b] = [one.visitor.actor, other.visitor.actor];
	if (a.kind === 'server' || b.kind === 'server' || a.id !== b.id) return false;
	return a.kind === b.kind || (isOfGuest(one) && isOfGuest(other));
}

const isVisit = ({ visitor }: Session) => visitor.seat?.isVisit === true;
const isOfGuest = ({ visitor: { seat, actor } }: Session) =>
	seat ? seat.kind === 'guest' : actor.kind === 'participant';

function scribeKeyOf({ visitor: { actor } }: Session): ScribeKeyId | null {
	return actor.kind === 'scribe' ? actor.id : null;
}

const nothingWritten: ScribeView = { notes: [], stopped: false };

function authorOf({ visitor: { actor } }: Session): ParticipantId | null {
	return actor.kind === 'participant' ? actor.id : null;
}
