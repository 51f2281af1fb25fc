import * as v from 'valibot';
import type { NoteId } from '#lib/board/model.ts';
import type { KeyValueStore, OutboxItem } from '#lib/live/outbox.ts';
import type { Answer } from '#lib/wire/frames.ts';

/** More than are listed, because those that were withdrawn are not listed. */
const mostKept = 20;

const stored = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/**
 * Which notes were typed on this device (代筆). Lists of staff hold the notes of all tables and name
 * no writer, so only the device can tell. It keeps ids and no words: what was erased, or was never
 * for the next person at this device, is not in its storage.
 */
export class TypedNotes {
	readonly #store: KeyValueStore | null;
	readonly #key: string;
	#ids: readonly NoteId[] = $state.raw([]);

	/** @param owner view and meeting, as for the outbox */
	constructor(store: KeyValueStore | null, owner: string) {
		this.#store = store;
		this.#key = `yoriai:typed:${owner}`;
		this.#ids = this.#read();
	}

	/** Newest first. */
	get ids(): readonly NoteId[] {
		return this.#ids;
	}

	/**
	 * The answer alone has the note's id. If the page is left before it comes, the outbox sends the
	 * command again, and the same answer comes (S1).
	 *
	 * @param waiting the outbox, before it is told of the answer
	 */
	heard(answer: Answer, waiting: readonly OutboxItem[]): void {
		if (!answer.ok || typeof answer.result.note !== 'string') return;
		const posted = waiting.find(({ command }) => command.id === answer.id);
		if (posted?.command.type === 'note.post') this.#add(answer.result.note as NoteId);
	}

	#add(note: NoteId): void {
		// Another tab of this device may have added some.
		const others = (this.#store ? this.#read() : this.#ids).filter((each) => each !== note);
		this.#ids = [note, ...others].slice(0, mostKept);
		try {
			this.#store?.setItem(this.#key, JSON.stringify(this.#ids));
		} catch {
			// The storage is full: the list lasts as long as the page.
		}
	}

	#read(): readonly NoteId[] {
		try {
			const read = v.safeParse(stored, this.#store?.getItem(this.#key));
			return read.success ? (read.output as NoteId[]) : [];
		} catch {
			return []; // storage is blocked
		}
	}
}
