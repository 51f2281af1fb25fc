/** Each press of 出席 shows at once, even if the server answers slowly. */
import { SvelteMap } from 'svelte/reactivity';
import { changed, type Affiliation, type Attendance } from '#lib/board/attendance.ts';
import type { Refusal } from '#lib/board/policy/refusals.ts';

interface Step {
	readonly people: number;
	readonly withoutPhone: number;
	/** Present through a person who is counted in another line. */
	readonly represented?: boolean;
}
export type LineName = Pick<Attendance, 'affiliation' | 'organization'>;
/** Resolves with null, or with the refusal. */
export type Send = (line: Attendance) => Promise<Refusal | null>;

const nothing: Step = { people: 0, withoutPhone: 0 };
const keyOf = ({ affiliation, organization }: LineName) => `${affiliation}\n${organization}`;
const isNothing = ({ people, withoutPhone, represented }: Step) =>
	people === 0 && withoutPhone === 0 && represented === undefined;

export class Counting {
	readonly #server: () => readonly Attendance[];
	readonly #send: Send;
	readonly #pressed = new SvelteMap<string, Step>();
	/** Holds the line as it was: the board's update comes before the answer and would count twice. */
	readonly #sent = new SvelteMap<string, { readonly step: Step; readonly before: Attendance }>();

	constructor(server: () => readonly Attendance[], send: Send) {
		this.#server = server;
		this.#send = send;
	}

	/** The count that will stand once every press has arrived. */
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

	/** Includes lines not sent yet. */
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

	/** Returns null, or the refusal; refused presses are dropped. */
	async add(name: LineName, by: Step): Promise<Refusal | null> {
		const key = keyOf(name);
		const before = this.#pressed.get(key) ?? nothing;
		const line = this.line(name);
		const after = changed(line, by);
		// A line stays between zero and its maximum.
		const represented = by.represented ?? (by.people === 0 ? before.represented : undefined);
		this.#pressed.set(key, {
			people: before.people + after.people - line.people,
			withoutPhone: before.withoutPhone + after.withoutPhone - line.withoutPhone,
			...(represented !== undefined && { represented })
		});
		return this.#sent.has(key) ? null : this.#flush(name, key);
	}

	/** One request per line at a time: presses made meanwhile go into the next. */
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
