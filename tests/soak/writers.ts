/** Clients that write without a pause and remember what was acknowledged. */
import { makeGroup, nameGroup } from '#lib/board/document/edits.ts';
import type { GroupId, NoteId } from '#lib/board/model.ts';
import { post } from '../support/meeting.ts';
import type { WirePhone } from '../support/wire-phone.ts';
import type { Chance } from './chance.ts';

/** Stays below the limit of a phone (N13), even with commands under way. */
const mostNotes = 55;

export interface Writer {
	readonly wire: WirePhone;
	/** Sends the next command or edit without waiting for an answer. */
	write(chance: Chance): void;
}

export class PhoneWriter implements Writer {
	readonly wire: WirePhone;
	readonly #name: string;
	#writes = 0;
	/** Ids of the commands that posted notes, oldest first. */
	readonly posts: string[] = [];
	/** The latest text of each note, by the id of the command that posted it. */
	readonly lastWords = new Map<string, string>();
	#turn = 0;

	constructor(wire: WirePhone, name: string) {
		this.wire = wire;
		this.#name = name;
	}

	noteOf(posted: string): NoteId | null {
		const answer = this.wire.answers.get(posted);
		return answer?.ok ? (answer.result.note as NoteId) : null;
	}

	write(chance: Chance): void {
		this.#writes += 1;
		const text = `紙 ${this.#name} ${this.#writes}`;
		const old = this.#nextOld();
		const isNew = this.posts.length < mostNotes && (this.posts.length < 10 || chance.below(8) === 0);
		if (isNew || !old) {
			const id = this.wire.post(post(text));
			this.posts.push(id);
			this.lastWords.set(id, text);
			return;
		}
		this.lastWords.set(old.posted, text);
		this.wire.post({ type: 'note.edit', note: old.note, text });
	}

	/** Takes turns, because a second change of the same note would replace one that still waits. */
	#nextOld(): { posted: string; note: NoteId } | null {
		const known = this.posts.flatMap((posted) => {
			const note = this.noteOf(posted);
			return note ? [{ posted, note }] : [];
		});
		this.#turn += 1;
		return known[this.#turn % Math.max(1, known.length)] ?? null;
	}
}

/**
 * Edits groups, and adds one to the attendance now and then, which shows a command that ran twice.
 */
export class LaptopWriter implements Writer {
	readonly wire: WirePhone;
	readonly #name: string;
	readonly titles = new Map<GroupId, string>();
	counted = 0;
	edits = 0;

	constructor(wire: WirePhone, name: string) {
		this.wire = wire;
		this.#name = name;
	}

	get isStored(): boolean {
		return this.wire.storedClock >= this.wire.ownClock;
	}

	write(chance: Chance): void {
		this.edits += 1;
		const title = `まとまり ${this.#name} ${this.edits}`;
		const ids = [...this.titles.keys()];
		const isNew = ids.length < 3 || (ids.length < 30 && chance.below(8) === 0);
		const id = isNew ? (`group-${this.#name}-${this.edits}` as GroupId) : chance.pick(ids);
		this.titles.set(id, title);
		if (isNew) makeGroup(this.wire.doc, id, [], title);
		else nameGroup(this.wire.doc, id, title);
	}

	count(): void {
		this.counted += 1;
		const one = { affiliation: 'resident', organization: '', people: 1, withoutPhone: 0 } as const;
		this.wire.post({ type: 'attendance.add', ...one });
	}
}
