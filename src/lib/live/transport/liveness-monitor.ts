/** Of one socket, or of what stands in for it: does it still live, and is what was written on it answered in time? */
import * as decoding from 'lib0/decoding';
import { monotonic, wall } from '#lib/wire/clocks.ts';
import { isEdit, isStep, ourMessages, syncSteps } from '#lib/wire/frames.ts';
import { timeouts, type RetryPolicy, type Way } from './retry-policy.ts';

export class LivenessMonitor {
	readonly #policy: RetryPolicy;
	readonly #now: () => number;
	#way: Way = 'socket';
	#heardAt: number | null = null;
	/** The same on the clock of the device, which also goes while it sleeps. */
	#heardAtWall = 0;
	/** The first thing sent since the server was last heard. */
	#askedAt: number | null = null;
	/** When they were sent, those without an answer, oldest first. */
	readonly #commands: number[] = [];
	readonly #edits: number[] = [];
	#stored = 0;
	/** When what was sent has left this device: a long text takes its time on a thin line. */
	#leftAt = 0;
	/** Asked for and not here: on a thin line a board takes its time, and so does every answer behind it. */
	#boards = 0;

	constructor(policy: RetryPolicy, now: () => number = monotonic) {
		this.#policy = policy;
		this.#now = now;
	}

	/** This frame goes out by socket. */
	sent(frame: Uint8Array): void {
		const at = this.#leaves(frame.length);
		this.#askedAt ??= at;
		if (frame[0] === ourMessages.command) this.#commands.push(at);
		else if (isEdit(frame)) this.#edits.push(at);
		else if (isStep(frame, syncSteps.step1)) this.#boards += 1;
	}

	/** A POST of so many bytes goes out, once the one before was answered. */
	posted(bytes: number): void {
		this.#leftAt = 0;
		this.#askedAt ??= this.#leaves(bytes);
	}

	/** By post all that comes is an answer. */
	heard(way: Way, frame: Uint8Array): void {
		if (this.#answers(frame)) this.#policy.answered();
		else if (way === 'post' && this.#askedAt !== null) this.#postAnswered(this.#askedAt);
		this.#way = way;
		this.#heardAt = this.#now();
		this.#heardAtWall = wall();
		this.#askedAt = null;
	}

	/** What was not heard yet has an end of its own. */
	get isDead(): boolean {
		if (this.#heardAt === null) return false;
		if (this.#way === 'socket' && this.#since(this.#heardAt) >= timeouts.silenceMs) return true;
		return this.#askedAt !== null && this.#since(this.#askedAt) >= this.#policy.answerMs;
	}

	/** For a page that is looked at again: its device may have slept, and then no other clock knows for how long. */
	get wasSilent(): boolean {
		return (
			this.#heardAt !== null && this.#way === 'socket' && wall() - this.#heardAtWall >= timeouts.silenceMs
		);
	}

	/** It was heard, and not since the last thing that was asked. */
	get isWaiting(): boolean {
		return this.#heardAt !== null && this.#askedAt !== null;
	}

	/**
	 * What was written has no answer yet and should have. That something else was heard since says little: it may have been on
	 * its way before the line was cut.
	 */
	get isLate(): boolean {
		if (this.#heardAt === null || this.#boards > 0) return false;
		const [command = Infinity] = this.#commands;
		const [edit = Infinity] = this.#edits;
		const asked = this.#way === 'post' ? (this.#askedAt ?? Infinity) : Math.min(command, edit);
		return this.#since(asked) >= this.#policy.lateMs;
	}

	#answers(frame: Uint8Array): boolean {
		if (frame[0] === ourMessages.answer) return this.#took(this.#commands, 1);
		if (frame[0] === ourMessages.stored) {
			const count = decoding.readVarUint(decoding.createDecoder(frame.subarray(1)));
			const more = count - this.#stored;
			this.#stored = count;
			return this.#took(this.#edits, more);
		}
		if (!isStep(frame, syncSteps.step2)) return false;
		this.#boards = Math.max(0, this.#boards - 1);
		return true;
	}

	#postAnswered(askedAt: number): void {
		this.#policy.took(Math.max(0, this.#since(askedAt)));
		this.#policy.answered();
		this.#policy.kept();
	}

	#took(asked: number[], count: number): true {
		for (const at of asked.splice(0, count)) this.#policy.took(Math.max(0, this.#since(at)));
		this.#policy.kept();
		if (this.#commands.length + this.#edits.length === 0) this.#leftAt = 0;
		return true;
	}

	#leaves(bytes: number): number {
		this.#leftAt = Math.max(this.#now(), this.#leftAt) + bytes / timeouts.bytesInMs;
		return this.#leftAt;
	}

	#since(moment: number): number {
		return this.#now() - moment;
	}
}
