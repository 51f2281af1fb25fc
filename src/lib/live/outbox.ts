/**
 * What a phone has written and the server has not acknowledged. Each command is kept in `localStorage`, under a key of
 * its own (two tabs must not overwrite each other), before the screen says anything, until its answer has come.
 */
import { ulid } from 'ulid';
import * as v from 'valibot';
import type { Ask, PersonCommand } from '#lib/board/policy/commands.ts';
import { isTransient, refusals, type Refusal } from '#lib/board/policy/refusals.ts';
import { monotonic, wall } from '../wire/clocks.ts';
import type { Answer } from '../wire/frames.ts';

export interface OutboxItem {
	readonly command: PersonCommand;
	/** When it was written, in this device's milliseconds since 1970. */
	readonly at: number;
	/** The same on the clock of this page, which nobody sets (T3). */
	readonly since: number;
	/** When it was last handed to a socket, on that clock; null: not on this connection. */
	readonly sentAt: number | null;
	/** The server's "no": the words go back to the field, with the reason above it. */
	readonly refusal: Refusal | null;
}

const stored = v.object({
	/** The server reads it with the whole schema; a phone need not carry that. */
	command: v.looseObject({ id: v.string(), type: v.string() }),
	at: v.number(),
	refusal: v.nullable(v.picklist(refusals))
});

/** The few methods of `Storage` that are used; private windows may throw on any of them. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ofDevice = { wall, monotonic };
/** No id holds a later one. The rest is for what is pressed after it. */
const lastMoment = 2 ** 48 - 1_000_000;

export class Outbox {
	readonly #store: KeyValueStore | null;
	readonly #prefix: string;
	readonly #clocks: typeof ofDevice;
	#items: OutboxItem[] = [];
	/** The moment in the newest id: two presses in one millisecond still go out as they were pressed. */
	#newest = 0;
	/** False when this browser refuses to keep anything: the words then live as long as the page. */
	kept = true;

	/** @param owner the meeting and the view: the same browser may be a phone and a laptop of one meeting */
	constructor(store: KeyValueStore | null, owner: string, clocks: typeof ofDevice = ofDevice) {
		this.#store = store;
		this.#prefix = `yoriai:out:${owner}:`;
		this.#clocks = clocks;
		this.#items = this.#read();
		// Ids go on from what a clock that was ahead has left here: what is pressed now comes after it.
		for (const { at } of this.#items) this.#newest = Math.min(lastMoment, Math.max(this.#newest, at) + 1);
	}

	/** Written and not acknowledged, oldest first. */
	get waiting(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal === null);
	}

	/** For how long something has waited; 0 when nothing does. */
	get oldestMs(): number {
		const now = this.#clocks.monotonic();
		return Math.max(0, ...this.waiting.map(({ since }) => now - since));
	}

	/** Refused for good: their words belong back in the field. */
	get returned(): readonly OutboxItem[] {
		return this.#items.filter((item) => item.refusal !== null);
	}

	/** Keeps a command and returns its id. */
	add(ask: Ask): string {
		const at = this.#clocks.wall();
		this.#newest = Math.max(at, this.#newest + 1);
		const id = ulid(this.#newest);
		this.#supersede(ask);
		const since = this.#clocks.monotonic();
		this.#put({ ...{ command: { id, ...ask }, at, since }, sentAt: null, refusal: null });
		return id;
	}

	/** What should go out now: never sent on this connection, or sent so long ago that its answer must be lost. */
	due(resendAfterMs: number): PersonCommand[] {
		const before = this.#clocks.monotonic() - resendAfterMs;
		return this.waiting
			.filter(({ sentAt }) => sentAt === null || sentAt <= before)
			.map((item) => item.command);
	}

	sent(id: string): void {
		this.#change(id, (item) => ({ ...item, sentAt: this.#clocks.monotonic() }));
	}

	/** A new connection knows nothing of what went out on the old one. */
	reconnected(): void {
		this.#items = this.#items.map((item) => ({ ...item, sentAt: null }));
	}

	/** Only here does a command leave the phone for good; a "not now" stays and is sent again. */
	answered(answer: Answer): void {
		if (answer.ok) return this.#remove(answer.id);
		const refusal = refusals.find((code) => code === answer.refusal) ?? 'unknown_command';
		if (isTransient(refusal)) return; // `due` brings it again
		this.#change(answer.id, (item) => ({ ...item, refusal }));
	}

	/** The words are back in the field, or their author let go of them. */
	drop(id: string): void {
		this.#remove(id);
	}

	/**
	 * The last word about a thing is the one that goes out: an older one that had to wait must not come after it. What
	 * was posted is never superseded.
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
			this.kept = false; // full, or forbidden in a private window: the page says so
		}
	}
}

/** What a command sets anew, as often as it is given. Null: each one counts for itself. */
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

/** Of one that lies in the future nobody knows how old it is: it waits from now on (T4). */
function readItem(text: string | null, clocks: typeof ofDevice): OutboxItem | null {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), stored), text);
	if (!read.success) return null;
	const { command, at, refusal } = read.output;
	const since = clocks.monotonic() - Math.max(0, clocks.wall() - at);
	return { command: command as unknown as PersonCommand, at, since, refusal, sentAt: null };
}
