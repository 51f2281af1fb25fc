/** Attendance (出席). Each press shows at once and is sent, even if the server answers slowly. */
import { SvelteMap } from 'svelte/reactivity';
import { changed, type Affiliation, type Attendance } from '#lib/board/attendance.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';

interface Step {
	readonly people: number;
	readonly withoutPhone: number;
}
export type LineName = Pick<Attendance, 'affiliation' | 'organization'>;
/** Resolves with null once the server has counted the line, otherwise with the refusal. */
export type Send = (line: Attendance) => Promise<Refusal | null>;

const nothing: Step = { people: 0, withoutPhone: 0 };
const keyOf = ({ affiliation, organization }: LineName) => `${affiliation}\n${organization}`;
const isNothing = ({ people, withoutPhone }: Step) => people === 0 && withoutPhone === 0;

export class Counting {
	readonly #server: () => readonly Attendance[];
	readonly #send: Send;
	/** Presses that are not sent yet, by line. */
	readonly #pressed = new SvelteMap<string, Step>();
	/**
	 * The request in flight, with the line as it was before. The board's update arrives before the
	 * answer, so adding the step to the board's count would count it twice.
	 */
	readonly #sent = new SvelteMap<string, { readonly step: Step; readonly before: Attendance }>();

	constructor(server: () => readonly Attendance[], send: Send) {
		this.#server = server;
		this.#send = send;
	}

	/** The count that will stand once every press has reached the server. */
	line(name: LineName): Attendance {
		const key = keyOf(name);
		const sent = this.#sent.get(key);
		const stored = sent ? changed(sent.before, sent.step) : this.#stored(name);
		return changed(stored, this.#pressed.get(key) ?? nothing);
	}

	#stored(name: LineName): Attendance {
		const key = keyOf(name);
		return this.#server().find((line) => keyOf(line) === key) ?? { ...name, ...nothing };
	}

	/** Every line with a count, with or without an organisation, including lines not sent yet. */
	get lines(): Attendance[] {
		const stored: readonly LineName[] = this.#server();
		const known = stored.map(keyOf);
		const pressed = [...this.#sent.keys(), ...this.#pressed.keys()]
			.filter((key, i, all) => !known.includes(key) && all.indexOf(key) === i)
			.map((key): LineName => {
				const [affiliation, organization = ''] = key.split('\n');
				return { affiliation: affiliation as Affiliation, organization };
			});
		return [...stored, ...pressed].map((name) => this.line(name));
	}

	get total(): Step {
		return this.lines.reduce<Step>(
			(sum, { people, withoutPhone }) => ({
				people: sum.people + people,
				withoutPhone: sum.withoutPhone + withoutPhone
			}),
			nothing
		);
	}

	/** Returns null, or the refusal for the caller to report. Refused presses are dropped. */
	async add(name: LineName, by: Step): Promise<Refusal | null> {
		const key = keyOf(name);
		const before = this.#pressed.get(key) ?? nothing;
		const line = this.line(name);
		const after = changed(line, by);
		// Stores only the effective change: a line stays between zero and its maximum.
		this.#pressed.set(key, {
			people: before.people + after.people - line.people,
			withoutPhone: before.withoutPhone + after.withoutPhone - line.withoutPhone
		});
		return this.#sent.has(key) ? null : this.#flush(name, key);
	}

	/** At most one request per line is in flight. Presses made meanwhile go into the next one. */
	async #flush(name: LineName, key: string): Promise<Refusal | null> {
		for (;;) {
			const step = this.#pressed.get(key);
			this.#pressed.delete(key);
			if (!step || isNothing(step)) return null;
			this.#sent.set(key, { step, before: this.#stored(name) });
			const refusal = await this.#send({ ...name, ...step });
			this.#sent.delete(key);
			if (refusal) {
				this.#pressed.delete(key);
				return refusal;
			}
		}
	}
}
