/** Without this cache, the same few reads would be most of the time that a phone waits for 届きました. */
import type { NoteId, ParticipantId } from '#lib/board/model.ts';
import type { NoteCounts, ParticipantFacts } from '#lib/board/policy/meeting-state.ts';
import type { NoteChange, NoteRow, Receipt } from '../../live/log/board-rows.ts';

/** `undefined` means not cached; a write that bypasses this leaves stale rows. */
export class BatchReadCache {
	readonly #receipts = new Map<string, Receipt | null>();
	readonly #notes = new Map<NoteId, NoteRow | null>();
	readonly #participants = new Map<ParticipantId, ParticipantFacts>();
	#counts: NoteCounts | undefined;

	receipt(actor: string, commandId: string): Receipt | null | undefined {
		return this.#receipts.get(keyOf(actor, commandId));
	}

	note(id: NoteId): NoteRow | null | undefined {
		return this.#notes.get(id);
	}

	participant(id: ParticipantId): ParticipantFacts | undefined {
		return this.#participants.get(id);
	}

	get counts(): NoteCounts | undefined {
		return this.#counts;
	}

	learnReceipt(actor: string, commandId: string, receipt: Receipt | null): void {
		this.#receipts.set(keyOf(actor, commandId), receipt);
	}

	learnNote(id: NoteId, note: NoteRow | null): void {
		this.#notes.set(id, note);
	}

	learnParticipant(id: ParticipantId, facts: ParticipantFacts): void {
		this.#participants.set(id, facts);
	}

	learnCounts(counts: NoteCounts): void {
		this.#counts = counts;
	}

	added(note: NoteRow): void {
		this.#notes.set(note.id, note);
		if (note.participant) this.#participants.delete(note.participant);
		const counts = this.#counts;
		const isHeld = note.state === 'held';
		if (counts)
			this.#counts = isHeld
				? { ...counts, held: counts.held + 1 }
				: { ...counts, onBoard: counts.onBoard + 1 };
	}

	changed(id: NoteId, change: NoteChange): void {
		const note = this.#notes.get(id);
		if (note) this.#notes.set(id, { ...note, ...change });
		if (change.state === undefined) return;
		this.#participants.clear(); // facts and counts depend on the states of notes
		this.#counts = undefined;
	}

	acted(participant: ParticipantId): void {
		this.#participants.delete(participant);
	}

	forget(): void {
		this.#receipts.clear();
		this.#notes.clear();
		this.#participants.clear();
		this.#counts = undefined;
	}
}

const keyOf = (actor: string, commandId: string) => `${actor} ${commandId}`;
