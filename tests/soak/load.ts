/**
 * Phones that write as a crowd does: not in step, a mix of commands, within the limits of a person.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { NoteId } from '#lib/board/model.ts';
import { post } from '../support/meeting.ts';
import type { Chance } from './chance.ts';
import type { LightPhone } from './light-phone.ts';

/** With this limit 200 phones stay below what a board holds (N3). */
const mostNotes = 8;

export class Typist {
	readonly phone: LightPhone;
	/** The notes that are shown on the board. */
	readonly #wall: readonly NoteId[];
	readonly #own: NoteId[] = [];
	#posted = 0;
	#count = 0;
	/** Number of commands that were refused or not answered. */
	refused = 0;

	constructor(phone: LightPhone, wall: readonly NoteId[]) {
		this.phone = phone;
		this.#wall = wall;
	}

	async write(chance: Chance): Promise<void> {
		this.#count += 1;
		const text = `バスが 来ない ${this.#count}`;
		const turn = chance.below(3);
		if (turn === 0 && this.#posted < mostNotes) {
			this.#posted += 1;
			const answer = await this.#ask(post(text));
			if (answer?.ok) this.#own.push(answer.result.note as NoteId);
			return;
		}
		if (turn === 1 && this.#own.length > 0) {
			await this.#ask({ type: 'note.edit', note: chance.pick(this.#own), text });
			return;
		}
		// A phone may support five notes at most, so it switches the same one on and off.
		const note = this.#wall[this.phone.port % this.#wall.length]!;
		await this.#ask({ type: 'support.set', note, on: this.#count % 2 === 0 });
	}

	async #ask(ask: Parameters<LightPhone['ask']>[0]) {
		const answer = await this.phone.ask(ask);
		if (!answer?.ok) this.refused += 1;
		return answer;
	}
}

/** Spreads the commands over the phones, at the moments of a Poisson process. */
export async function writeTogether(
	typists: readonly Typist[],
	{ perSecond, seconds, chance }: { perSecond: number; seconds: number; chance: Chance }
): Promise<void> {
	const open: Promise<void>[] = [];
	const startedAt = performance.now();
	let at = 0; // counted from the start, so that a late timer does not slow the crowd down
	for (let i = 0; at < seconds; i += 1) {
		at += -Math.log(1 - chance.next()) / perSecond;
		const early = startedAt + at * 1000 - performance.now();
		if (early > 1) await pause(early);
		open.push(typists[i % typists.length]!.write(chance));
	}
	await Promise.all(open);
}
