/** The document is the only state: getters tell Svelte when to read again, and nothing is mirrored. */
import { createSubscriber } from 'svelte/reactivity';
import * as Y from 'yjs';
import type { Ask } from '#lib/board/policy/commands.ts';
import { readBoard } from '#lib/board/document/doc.ts';
import type { Attendance } from '../board/attendance.ts';
import type { Board, NoteId } from '../board/model.ts';
import type { OfferCount, PrivateNote, SnapshotLine, Voted } from '../board/private-views.ts';
import type { Answer } from '../wire/frames.ts';
import { Connection } from '#lib/live/transport/connection.ts';
import type { Address } from '#lib/live/transport/provider.ts';
import { Delivery } from './delivery.ts';
import { deviceStorage } from './device-storage.ts';
import { Outbox, type OutboxItem } from './outbox.ts';
import { nothingPrivate, readOwnPrivate } from './private-frame.ts';
import type { BoardAddress, Private, ReadPrivate } from './private-frame.ts';
import { SavedEdits } from './saved-edits.ts';
import { ServerClock } from './server-clock.ts';
import { statusOf, type Status } from './status.ts';
import type { BrowserEnvironment } from '#lib/live/transport/browser-environment.ts';

/** The age of the oldest unsent note at which つながりません is shown. */
const worryAfterMs = 10_000;

export class LiveBoard {
	readonly doc = new Y.Doc();
	readonly #address: Address;
	readonly #subscribe: () => void;
	readonly #delivery = new Delivery((command) => this.#connection?.send(command) ?? false);
	#changed: () => void = () => undefined;
	#connection: Connection | null = null;
	#board: Board | null = null;
	#private = nothingPrivate;
	readonly #readPrivate: ReadPrivate;
	readonly #clock = new ServerClock();
	#everSynced = false;
	readonly #saved = new SavedEdits(this.doc, () => this.#connection?.edits ?? 0);
	#erased: readonly string[] = [];
	/** What was typed or done with erased notes here must not bring them back (E4). */
	onErased: (notes: readonly NoteId[]) => void = () => undefined;
	/** Before the outbox forgets the command. */
	onAnswer: (answer: Answer) => void = () => undefined;

	constructor({ readPrivate = readOwnPrivate, ...address }: BoardAddress) {
		this.#address = address;
		this.#readPrivate = readPrivate;
		this.#subscribe = createSubscriber((update) => {
			this.#changed = update;
			return () => (this.#changed = () => undefined);
		});
		this.doc.on('update', (_update, _origin, _doc, transaction) => {
			this.#board = null;
			if (transaction.local && !this.#connection?.isOpen) this.#saved.editedOffline();
			this.#changed();
		});
	}

	connect(environment?: BrowserEnvironment): () => void {
		const { view, meeting } = this.#address;
		this.#delivery.outbox = new Outbox(view === 'screen' ? null : deviceStorage(), `${view}:${meeting}`);
		const connection = new Connection(
			this.doc,
			{ ...this.#address, missingFrom: (vector) => this.#saved.missingFrom(vector) },
			{
				status: () => this.#statusChanged(),
				closing: (edits) => this.#closing(edits),
				answer: (answer) => this.#answered(answer),
				private: (value) => this.#privateArrived(value),
				erased: (notes) => this.#forget(notes),
				clock: (now) => {
					this.#clock.told(now);
					this.#changed();
				},
				stored: (count) => {
					this.#saved.committed(count);
					this.#changed();
				}
			},
			environment
		);
		this.#connection = connection;
		connection.open();
		const beat = setInterval(() => this.#beat(), 1_000);
		return () => {
			clearInterval(beat);
			connection.close();
		};
	}

	get board(): Board {
		this.#subscribe();
		this.#board ??= readBoard(this.doc);
		return this.#board;
	}

	get status(): Status {
		this.#subscribe();
		return statusOf(this.#connection, this.#everSynced);
	}

	/** The server has no capacity now; the connection keeps retrying. */
	get isCrowded(): boolean {
		this.#subscribe();
		return this.#connection?.isCrowded ?? false;
	}

	/** Not reactive: a board without news signals nothing, so callers poll it. */
	get isCaughtUp(): boolean {
		return this.#connection?.isCaughtUp ?? false;
	}

	get refusedWith(): number | null {
		this.#subscribe();
		return this.#connection?.refusedWith ?? null;
	}

	/** On a phone わたしの紙; for staff, the notes that are not on the board. */
	get privateNotes(): readonly PrivateNote[] {
		this.#subscribe();
		return this.#private.notes;
	}

	/** On a phone, its わたしも, its シール, and where it says 手伝えます. */
	get answers(): Pick<Private, 'supports' | 'votes' | 'offers'> {
		this.#subscribe();
		return this.#private;
	}

	/** For staff: how many say 手伝えます (A8). */
	get offerCounts(): readonly OfferCount[] {
		this.#subscribe();
		return this.#private.offerCounts;
	}

	/** On a phone, whether it is stopped from posting; for staff, whether any phone is. */
	get stopped(): boolean {
		this.#subscribe();
		return this.#private.stopped;
	}

	/** For staff: taken each time a step was left, newest first. */
	get snapshots(): readonly SnapshotLine[] {
		this.#subscribe();
		return this.#private.snapshots;
	}

	/** For staff, by 所属. */
	get attendance(): readonly Attendance[] {
		this.#subscribe();
		return this.#private.attendance;
	}

	/** For staff: how many have placed シール (V6). */
	get voted(): Voted | null {
		this.#subscribe();
		return this.#private.voted;
	}

	/** Milliseconds since 1970; not reactive to time passing, so callers poll it. */
	serverNow(): number {
		this.#subscribe();
		return this.#clock.now();
	}

	get waiting(): readonly OutboxItem[] {
		this.#subscribe();
		return this.#delivery.outbox.waiting;
	}

	/** Refused: their words go back into the input field. */
	get returned(): readonly OutboxItem[] {
		this.#subscribe();
		return this.#delivery.outbox.returned;
	}

	/** False when unsent words would not survive a reload. */
	get keepsWords(): boolean {
		this.#subscribe();
		return this.#delivery.outbox.kept;
	}

	/** Something has waited so long that the user should be told. */
	get isWorrying(): boolean {
		this.#subscribe();
		return this.#delivery.outbox.oldestMs >= worryAfterMs;
	}

	/** Every edit made here is committed, so that 保存済み is true. */
	get isSaved(): boolean {
		this.#subscribe();
		return this.#saved.areAll && this.#delivery.isDone;
	}

	/** Stored first, then sent now or once there is a network; returns its id. */
	post(ask: Ask): string {
		const id = this.#delivery.post(ask);
		this.#changed();
		return id;
	}

	ask(ask: Ask): Promise<Answer> {
		const answer = this.#delivery.ask(ask, this.#connection?.isOpen ?? false);
		this.#changed();
		return answer;
	}

	takeBack(id: string): void {
		this.#delivery.outbox.drop(id);
		this.#changed();
	}

	#beat(): void {
		if (this.#clock.isDoubtful) this.#connection?.askAgain();
		if (this.#delivery.beat()) this.#changed();
	}

	#statusChanged(): void {
		const { isOpen, isSynced } = this.#connection ?? {};
		if (isSynced) this.#everSynced = true;
		if (this.#connection?.refusedWith != null) this.#delivery.refused();
		if (isOpen) this.#delivery.connected();
		this.#changed();
	}

	#closing(edits: number): void {
		this.#saved.closing(edits);
		this.#delivery.outbox.reconnected();
	}

	#answered(answer: Answer): void {
		this.onAnswer(answer);
		this.#delivery.answered(answer);
		this.#changed();
	}

	/** Before the notes leave the board, while their text can still be read. */
	#forget(notes: readonly string[]): void {
		const unseen = notes.filter((note) => !this.#erased.includes(note));
		this.#erased = [...this.#erased, ...unseen];
		if (unseen.length > 0) this.onErased(unseen as NoteId[]);
		this.#changed();
	}

	#privateArrived(value: unknown): void {
		this.#private = this.#readPrivate(value) ?? this.#private;
		this.#changed();
	}
}
