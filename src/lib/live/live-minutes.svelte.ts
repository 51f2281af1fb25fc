/** 会議録 as a page sees them: two people may edit at once. */
import { createSubscriber } from 'svelte/reactivity';
import { ulid } from 'ulid';
import * as Y from 'yjs';
import { closeCodes, minutesLayout } from '../wire/frames.ts';
import { Connection } from '#lib/live/transport/connection.ts';
import { deviceStorage } from './device-storage.ts';
import { minutesName } from './unsaved-before-restore.ts';
import { statusOf, type Status } from './status.ts';
import { SavedEdits } from './saved-edits.ts';
import { UnsavedCopy } from './unsaved-copy.ts';

const storeAfterMs = 300;

interface Which {
	readonly meeting: string;
	readonly epoch: string;
}

export class LiveMinutes {
	readonly doc = new Y.Doc();
	readonly meeting: string;
	readonly epoch: string;
	#erased: readonly string[] = [];
	/** 元に戻す must not bring erased words back (E4). */
	onErased: () => void = () => undefined;
	readonly #subscribe: () => void;
	#changed: () => void = () => undefined;
	#connection: Connection | null = null;
	#copy: UnsavedCopy | null = null;
	#storingLater: ReturnType<typeof setTimeout> | undefined;
	#everSynced = false;
	readonly #saved = new SavedEdits(this.doc, () => this.#connection?.edits ?? 0);
	#tooLong = false;

	constructor({ meeting, epoch }: Which) {
		this.meeting = meeting;
		this.epoch = epoch;
		this.#subscribe = createSubscriber((update) => {
			this.#changed = update;
			return () => (this.#changed = () => undefined);
		});
		this.doc.on('update', (_update, _origin, _doc, transaction) => {
			if (transaction.local) this.#edited();
			this.#changed();
		});
	}

	connect(): () => void {
		const { meeting, epoch } = this;
		const copy = new UnsavedCopy(deviceStorage(), this.doc, {
			document: minutesName(meeting),
			epoch,
			page: ulid()
		});
		this.#copy = copy;
		if (copy.takeOver()) this.#saved.editedOffline();
		const connection = new Connection(
			this.doc,
			{
				meeting,
				epoch,
				view: 'staff',
				document: 'minutes',
				knownLayout: minutesLayout,
				missingFrom: (vector) => this.#saved.missingFrom(vector)
			},
			{
				status: () => this.#statusChanged(),
				closing: (edits) => this.#saved.closing(edits),
				stored: (count) => this.#committed(count),
				erased: (notes) => this.#forget(notes),
				// Only boards use answers, private lists and the timer's clock.
				answer: () => undefined,
				private: () => undefined,
				clock: () => undefined
			}
		);
		this.#connection = connection;
		connection.open();
		const stop = new AbortController();
		const { signal } = stop;
		addEventListener('pagehide', () => this.#storeCopyNow(), { signal });
		addEventListener(
			'beforeunload',
			(event) => {
				if (!this.isSaved && !copy.kept) event.preventDefault();
			},
			{ signal }
		);
		return () => {
			stop.abort();
			this.#storeCopyNow();
			connection.close();
		};
	}

	get status(): Status {
		this.#subscribe();
		return statusOf(this.#connection, this.#everSynced);
	}

	/** The document that was stored when this page opened has arrived. */
	get hasArrived(): boolean {
		this.#subscribe();
		return this.#everSynced;
	}

	get refusedWith(): number | null {
		this.#subscribe();
		return this.#connection?.refusedWith ?? null;
	}

	/** Everything typed here is committed, so that 保存済み is true. */
	get isSaved(): boolean {
		this.#subscribe();
		return this.#saved.areAll;
	}

	/** The server never accepts an edit so large, so waiting does not save it. */
	get isTooLong(): boolean {
		this.#subscribe();
		return this.#tooLong && !this.isSaved;
	}

	/** The next change removes the lines that repeated these notes (E3). */
	#forget(notes: readonly string[]): void {
		const unseen = notes.filter((note) => !this.#erased.includes(note));
		if (unseen.length === 0) return;
		this.#erased = [...this.#erased, ...unseen];
		this.onErased();
		this.#storingLater ??= setTimeout(() => this.#storeCopyNow(), storeAfterMs);
	}

	#edited(): void {
		if (!this.#connection?.isOpen) this.#saved.editedOffline();
		this.#storingLater ??= setTimeout(() => this.#storeCopyNow(), storeAfterMs);
	}

	#storeCopyNow(): void {
		clearTimeout(this.#storingLater);
		this.#storingLater = undefined;
		if (!this.isSaved && !this.#isNotTaken) this.#copy?.store();
	}

	#committed(count: number): void {
		this.#saved.committed(count);
		if (this.isSaved) {
			this.#tooLong = false;
			this.#copy?.clear();
		}
		this.#changed();
	}

	#statusChanged(): void {
		if (this.#connection?.isSynced) this.#everSynced = true;
		if (this.#connection?.isTooLong) this.#tooLong = true;
		if (this.#isNotTaken && !this.isSaved) this.#copy?.setAside();
		this.#changed();
	}

	/** The next page would send what was rejected again. */
	get #isNotTaken(): boolean {
		return this.#connection?.refusedWith === closeCodes.unreadable;
	}
}
