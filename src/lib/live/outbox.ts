/**
 * Commands stay in `localStorage` until they are answered, each under its own key so that two tabs
 * do not overwrite each other.
 */
import { ulid } from 'ulid';
import * as v from 'valibot';
import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import { isTransient, refusalIn, refusals, type Refusal } from '#lib/board/policy/refusals.ts';
import { monotonic, wall } from '../wire/clocks.ts';
import type { Answer } from '../wire/frames.ts';

export interface OutboxItem {
	readonly command: PersonCommand;
	/** Milliseconds since 1970 by the device's clock. */
	readonly at: number;
	/** The same by the monotonic clock, which nobody can set (T3). */
	readonly since: number;
	/** Monotonic; null: not on this connection. */
	readonly sentAt: number | null;
	/** Shown above its words in the input field. */
	readonly refusal: Refusal | null;
}

const stored = v.object({
	/** Loosely: the server has the full schema, which phones need not load. */
	command: v.looseObject({ id: v.string(), type: v.string() }),
	at: v.number(),
	refusal: v.nullable(v.picklist(refusals))
});

/** In private windows any of these may throw. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ofDevice = { wall, monotonic };
/** The latest time of a ULID, less room for the ids that follow it. */
const lastMoment = 2 ** 48 - 1_000_000;

export class Outbox {
	readonly #store: KeyValueStore | null;
	readonly #prefix: string;
	readonly #clocks: typeof ofDevice;
	#items: OutboxItem[] = [];
	/** The newest id's time: two presses within one millisecond stay in order. */
	#newest = 0;
	/** False when the browser stores nothing: the words are then lost with the page. */
	kept = true;

	/** @param owner meeting and view: one browser may be both a phone and a laptop of a meeting */
	constructor(store: KeyValueStore | null, owner: string, clocks: typeof ofDevice = ofDevice) {
		this.#store = store;
		this.#prefix = `yoriai:out:${owner}:`;
		this.#clocks = clocks;
		this.#items = this.#read();
		// Stored ids may come from a clock that was ahead: new ids must still sort after them.
		for (const { at } of this.#items) this.#newest = Math.min(lastMoment, Math.max(this.#newest, at) + 1);
	}

	/** Not acknowledged, oldest first. */
	get waiting(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal === null);
	}

	/** In milliseconds; 0 if none waits. */
	get oldestMs(): number {
		const now = this.#clocks.monotonic();
		return Math.max(0, ...this.waiting.map(({ since }) => now - since));
	}

	get returned(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal !== null);
	}

	add(ask: Ask): string {
		const at = this.#clocks.wall();
		this.#newest = Math.max(at, this.#newest + 1);
		const id = ulid(this.#newest);
		this.#supersede(ask);
		const since = this.#clocks.monotonic();
		this.#put({ command: { id, ...ask }, at, since, sentAt: null, refusal: null });
		return id;
	}

	/** Never sent on this connection, or so long ago that the answer must be lost. */
	due(resendAfterMs: number): PersonCommand[] {
		const before = this.#clocks.monotonic() - resendAfterMs;
		return this.waiting
			.filter(({ sentAt }) => sentAt === null || sentAt <= before)
			.map((item) => item.command);
	}

	sent(id: string): void {
		this.#change(id, (item) => ({ ...item, sentAt: this.#clocks.monotonic() }));
	}

	/** What the old connection was given is sent again. */
	reconnected(): void {
		this.#items = this.#items.map((item) => ({ ...item, sentAt: null }));
	}

	/** After a transient refusal a command stays and is sent again. */
	answered(answer: Answer): void {
		if (answer.ok) return this.#remove(answer.id);
		const refusal = refusalIn(answer, 'unknown_command');
		if (isTransient(refusal)) return;
		this.#change(answer.id, (item) => ({ ...item, refusal }));
	}

	/** The words are back in the field, or discarded. */
	drop(id: string): void {
		this.#remove(id);
	}

	/** An older command for the same target that was delayed must not arrive after the newer one. */
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
			this.kept = false; // full, or forbidden in a private window; the page says so
		}
	}
}

/** Null: the command is independent of others. */
function targetOf(ask: Ask): string | null {
	switch (ask.type) {
		case 'note.edit':
		case 'note.withdraw':
			return `note ${ask.note}`;
		case 'support.set':
			return `support ${ask.note}`;
		case 'offer.set':
			return `offer ${ask.action}`;
		case 'vote.set':
			return `vote ${ask.combination}`;
		default:
			return null;
	}
}

/** The age of an item from the future is unknown, so it counts from now (T4). */
function readItem(text: string | null, clocks: typeof ofDevice): OutboxItem | null {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text);
	if (!read.success) return null;
	const { command, at, refusal } = read.output;
	const since = clocks.monotonic() - Math.max(0, clocks.wall() - at);
	return { command: command as unknown as PersonCommand, at, since, refusal, sentAt: null };
}
