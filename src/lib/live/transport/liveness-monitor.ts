/** Of one connection: whether it is alive, and whether it is answered in time. */
import * as decoding from 'lib0/decoding';
import { monotonic, wall } from '#lib/wire/clocks.ts';
import { isEdit, isStep, ourMessages, syncSteps } from '#lib/wire/frames.ts';
import { timeouts, type RetryPolicy, type Way } from './retry-policy.ts';

export class LivenessMonitor {
	readonly #retryPolicy: RetryPolicy;
	readonly #now: () => number;
	#way: Way = 'socket';
	#heardAt: number | null = null;
	/** By the wall clock, which goes on while the device sleeps. */
	#heardAtWall = 0;
	/** Of the first frame since the last received one; null if none was sent. */
	#askedAt: number | null = null;
	/** Times of those unanswered, oldest first. */
	readonly #commands: number[] = [];
	readonly #edits: number[] = [];
	#stored = 0;
	/** An estimate: a long text takes time to leave the device on a slow network. */
	#leftAt = 0;
	/** Requested and not arrived: on a slow network a board delays every answer behind it. */
	#boards = 0;

	constructor(retryPolicy: RetryPolicy, now: () => number = monotonic) {
		this.#retryPolicy = retryPolicy;
		this.#now = now;
	}

	sent(frame: Uint8Array): void {
		const at = this.#leftAfter(frame.length);
		this.#askedAt ??= at;
		if (frame[0] === ourMessages.command) this.#commands.push(at);
		else if (isEdit(frame)) this.#edits.push(at);
		else if (isStep(frame, syncSteps.step1)) this.#boards += 1;
	}

	/** The previous POST was answered before this one is sent. */
	posted(bytes: number): void {
		this.#leftAt = 0;
		this.#askedAt ??= this.#leftAfter(bytes);
	}

	/** By POST, everything received is an answer. */
	heard(way: Way, frame: Uint8Array): void {
		if (this.#answers(frame)) this.#retryPolicy.answered();
		else if (way === 'post' && this.#askedAt !== null) this.#postAnswered(this.#askedAt);
		this.#way = way;
		this.#heardAt = this.#now();
		this.#heardAtWall = wall();
		this.#askedAt = null;
	}

	/** False before anything was received: attempts have a timeout of their own. */
	get isDead(): boolean {
		if (this.#heardAt === null) return false;
		if (this.#way === 'socket' && this.#since(this.#heardAt) >= timeouts.silenceMs) return true;
		return this.#askedAt !== null && this.#since(this.#askedAt) >= this.#retryPolicy.answerMs;
	}

	/** If the device slept, only the wall clock shows for how long. */
	get wasSilent(): boolean {
		return (
			this.#heardAt !== null && this.#way === 'socket' && wall() - this.#heardAtWall >= timeouts.silenceMs
		);
	}

	/** Something was received before, but nothing since the last frame was sent. */
	get isWaiting(): boolean {
		return this.#heardAt !== null && this.#askedAt !== null;
	}

	/** The board was asked for and has not arrived. */
	get awaitsBoard(): boolean {
		return this.#boards > 0;
	}

	/** Other frames prove little: they may have been in flight before the connection broke. */
	get isLate(): boolean {
		if (this.#heardAt === null || this.#boards > 0) return false;
		const [command = Infinity] = this.#commands;
		const [edit = Infinity] = this.#edits;
		const asked = this.#way === 'post' ? (this.#askedAt ?? Infinity) : Math.min(command, edit);
		return this.#since(asked) >= this.#retryPolicy.lateMs;
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
		this.#retryPolicy.took(Math.max(0, this.#since(askedAt)));
		this.#retryPolicy.answered();
		this.#retryPolicy.kept();
	}

	#took(asked: number[], count: number): true {
		for (const at of asked.splice(0, count)) this.#retryPolicy.took(Math.max(0, this.#since(at)));
		this.#retryPolicy.kept();
		if (this.#commands.length + this.#edits.length === 0) this.#leftAt = 0;
		return true;
	}

	#leftAfter(bytes: number): number {
		this.#leftAt = Math.max(this.#now(), this.#leftAt) + bytes / timeouts.bytesInMs;
		return this.#leftAt;
	}

	#since(moment: number): number {
		return this.#now() - moment;
	}
}
