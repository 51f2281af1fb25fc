/**
 * Commands that a phone has written and the server has not acknowledged. Each is kept in
 * `localStorage` until its answer comes, and stored before the screen shows anything. Each has its
 * own key, so that two tabs do not overwrite each other.
 */
import { ulid } from 'ulid';
import * as v from 'valibot';
import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import { isTransient, refusalIn, refusals, type Refusal } from '#lib/board/policy/refusals.ts';
import { monotonic, wall } from '../wire/clocks.ts';
import type { Answer } from '../wire/frames.ts';

export interface OutboxItem {
	readonly command: PersonCommand;
	/** When it was written, by the device's clock, in milliseconds since 1970. */
	readonly at: number;
	/** The same by the page's monotonic clock, which nobody can set (T3). */
	readonly since: number;
	/** When it was last handed to a socket, by the monotonic clock. Null: not on this connection. */
	readonly sentAt: number | null;
	/**
	 * Why the server refused it. Its words go back into the input field, with this reason above them.
	 */
	readonly refusal: Refusal | null;
}

const stored = v.object({
	/** Checked loosely: the server validates it with the full schema, which phones need not load. */
	command: v.looseObject({ id: v.string(), type: v.string() }),
	at: v.number(),
	refusal: v.nullable(v.picklist(refusals))
});

/** The methods of `Storage` that are used. In private windows any of them may throw. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ofDevice = { wall, monotonic };
/** The latest time that a ULID can hold, less room for the ids that follow it. */
const lastMoment = 2 ** 48 - 1_000_000;

export class Outbox {
	readonly #store: KeyValueStore | null;
	readonly #prefix: string;
	readonly #clocks: typeof ofDevice;
	#items: OutboxItem[] = [];
	/** The time in the newest id, so that two presses within one millisecond stay in order. */
	#newest = 0;
	/** False when this browser refuses to store anything: the words are then lost with the page. */
	kept = true;

	/**
	 * @param owner the meeting and the view: one browser may be both a phone and a laptop of a
	 * meeting
	 */
	constructor(store: KeyValueStore | null, owner: string, clocks: typeof ofDevice = ofDevice) {
		this.#store = store;
		this.#prefix = `yoriai:out:${owner}:`;
		this.#clocks = clocks;
		this.#items = this.#read();
		// Stored ids may come from a clock that was ahead: new ids must still sort after them.
		for (const { at } of this.#items) this.#newest = Math.min(lastMoment, Math.max(this.#newest, at) + 1);
	}

	/** Written and not acknowledged, oldest first. */
	get waiting(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal === null);
	}

	/** How long the oldest item has waited, in milliseconds. 0 if none waits. */
	get oldestMs(): number {
		const now = this.#clocks.monotonic();
		return Math.max(0, ...this.waiting.map(({ since }) => now - since));
	}

	/** Refused for good: their words belong back in the input field. */
	get returned(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal !== null);
	}

	/** Stores a command and returns its id. */
	add(ask: Ask): string {
		const at = this.#clocks.wall();
		this.#newest = Math.max(at, this.#newest + 1);
		const id = ulid(this.#newest);
		this.#supersede(ask);
		const since = this.#clocks.monotonic();
		this.#put({ command: { id, ...ask }, at, since, sentAt: null, refusal: null });
		return id;
	}

	/**
	 * What to send now: items never sent on this connection, or sent so long ago that the answer must
	 * be lost.
	 */
	due(resendAfterMs: number): PersonCommand[] {
		const before = this.#clocks.monotonic() - resendAfterMs;
		return this.waiting
			.filter(({ sentAt }) => sentAt === null || sentAt <= before)
			.map((item) => item.command);
	}

	sent(id: string): void {
		this.#change(id, (item) => ({ ...item, sentAt: this.#clocks.monotonic() }));
	}

	/** Forgets what was sent on the old connection, so that everything is sent again. */
	reconnected(): void {
		this.#items = this.#items.map((item) => ({ ...item, sentAt: null }));
	}

	/**
	 * Removes an accepted command and marks a refused one. After a transient refusal it stays and is
	 * sent again.
	 */
	answered(answer: Answer): void {
		if (answer.ok) return this.#remove(answer.id);
		const refusal = refusalIn(answer, 'unknown_command');
		if (isTransient(refusal)) return; // `due` returns it again
		this.#change(answer.id, (item) => ({ ...item, refusal }));
	}

	/** The words are back in the field, or the author discarded them. */
	drop(id: string): void {
		this.#remove(id);
	}

	/**
	 * Drops waiting commands for the same target: an older one that was delayed must not arrive after
	 * the newer one. Posts are never superseded.
	 */
	#supersede(ask: Ask): void {
		const about = targetOf(ask);
		if (about === null) return;
		for (const { command } of this.waiting) if (targetOf(command) === about) this.#remove(command.id);
	}

	#change(id: string, to: (item: OutboxItem) => OutboxItem): void {
		const item = this.#items.find((each) => each.command.id === id);
		if (item) this.#put(to(item));
	}

	#put(item: OutboxItem): void {
		const { id } = item.command;
		const others = this.#items.filter((each) => each.command.id !== id);
		this.#items = [...others, item].sort((a, b) => (a.command.id < b.command.id ? -1 : 1));
		const { command, at, refusal } = item;
		this.#try((store) => store.setItem(this.#prefix + id, JSON.stringify({ command, at, refusal })));
	}

	#remove(id: string): void {
		this.#items = this.#items.filter((each) => each.command.id !== id);
		this.#try((store) => store.removeItem(this.#prefix + id));
	}

	#read(): OutboxItem[] {
		const items: OutboxItem[] = [];
		this.#try((store) => {
			for (let i = 0; i < store.length; i += 1) {
				const key = store.key(i);
				const item = key?.startsWith(this.#prefix) ? readItem(store.getItem(key), this.#clocks) : null;
				if (item) items.push(item);
			}
		});
		return items.sort((a, b) => (a.command.id < b.command.id ? -1 : 1));
	}

	#try(use: (store: KeyValueStore) => void): void {
		try {
			if (this.#store) use(this.#store);
			else this.kept = false;
		} catch {
			this.kept = false; // it is full, or forbidden in a private window; the page says so
		}
	}
}

/** The target whose value a command replaces. Null: the command is independent of others. */
function targetOf(ask: Ask): string | null {
	switch (ask.type) {
		case 'note.edit':
		case 'note.withdraw':
			return `note ${ask.note}`;
		case 'support.set':
			return `support ${ask.note}`;
		case 'vote.set':
			return `vote ${ask.combination}`;
		default:
			return null;
	}
}

/** The age of an item with a time in the future is unknown, so it counts from now (T4). */
function readItem(text: string | null, clocks: typeof ofDevice): OutboxItem | null {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text);
	if (!read.success) return null;
	const { command, at, refusal } = read.output;
	const since = clocks.monotonic() - Math.max(0, clocks.wall() - at);
	return { command: command as unknown as PersonCommand, at, since, refusal, sentAt: null };
}
