/**
 * For networks that refuse or never answer WebSocket upgrades: a POST as soon as something was
 * written, otherwise one every five seconds.
 */
import * as decoding from 'lib0/decoding';
import {
	closeCodes,
	isEdit,
	isStep,
	ourMessages,
	frames as write,
	syncSteps,
	mostCommandBytes
} from '#lib/wire/frames.ts';
import { closeCodeHeader, pack, unpack } from '#lib/wire/parcel.ts';

export type Post = (url: string, body: Uint8Array, signal: AbortSignal) => Promise<Response>;

const pollMs = 5_000;
/** WebSocket close code "Try Again Later": the server has no capacity. */
export const crowded = 1013;
/** Of a phone at once; a larger frame of staff is sent alone. */
const parcelBytes = mostCommandBytes - 1024;

export class PostSocket {
	binaryType = 'arraybuffer';
	readyState: number = WebSocket.CONNECTING;
	onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	onerror: (() => void) | null = null;
	readonly #url: string;
	readonly #post: Post;
	/** Sent with every parcel, so that each response brings everything missing. */
	readonly #step1: () => Uint8Array;
	readonly #stop = new AbortController();
	#outgoing: Uint8Array[] = [];
	#timer: ReturnType<typeof setTimeout>;
	#underWay = false;
	#wasAsked = false;
	#stored = 0;

	constructor(url: string, post: Post, step1: () => Uint8Array) {
		this.#url = url.replace(/^ws/, 'http');
		this.#post = post;
		this.#step1 = step1;
		this.#timer = setTimeout(() => void this.#exchange());
	}

	send(frame: Uint8Array): void {
		if (this.readyState !== WebSocket.OPEN || isStep(frame, syncSteps.step1)) return; // each parcel brings its own step 1
		this.#outgoing.push(frame);
		this.#soon(0);
	}

	close(): void {
		this.#end(1000);
	}

	#soon(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#exchange(), ms);
	}

	async #exchange(): Promise<void> {
		if (this.#underWay) return; // one request at a time keeps the order
		this.#underWay = true;
		const step1 = this.#step1();
		const taken = this.#take(parcelBytes - step1.length);
		try {
			const answer = await this.#post(this.#url, pack([...taken, step1]), this.#stop.signal);
			const code = answer.headers.get(closeCodeHeader);
			const received = unpack(new Uint8Array(await answer.arrayBuffer()));
			if (code === null || !received) return this.#end(answer.status === 503 ? crowded : 1006); // a proxy's page has no such header
			this.#answered(received);
			for (const frame of received) this.#deliver(frame);
			this.#stored += taken.filter(isEdit).length;
			if (code !== '0' && !this.#asksOf(Number(code))) return this.#end(Number(code));
		} catch {
			return this.#end(1006); // offline or closed: the next connection sends these frames again
		} finally {
			this.#underWay = false;
		}
		if (this.readyState === WebSocket.OPEN) this.#soon(this.#outgoing.length > 0 ? 0 : pollMs);
	}

	/** Before the first response it is unknown whether POST reaches the server. */
	#answered(received: readonly Uint8Array[]): void {
		if (this.readyState === WebSocket.CONNECTING && received.length > 0) this.readyState = WebSocket.OPEN;
	}

	/** After まとめ完了 the server closes every exchange, but queued frames must get their answer first. */
	#asksOf(code: number): boolean {
		return code === closeCodes.meetingOver && this.#outgoing.length > 0;
	}

	/**
	 * At least one frame. Step 1 grows with every client that ever edited the board, so the caller
	 * subtracts its length.
	 */
	#take(most: number): Uint8Array[] {
		const taken = this.#outgoing.splice(0, 1);
		let bytes = taken[0]?.length ?? 0;
		while (this.#outgoing[0] && (bytes += this.#outgoing[0].length + 4) <= most)
			taken.push(this.#outgoing.shift()!);
		return taken;
	}

	/**
	 * Each parcel is a new connection to the server, but the page sees one socket: one step 1, and
	 * one stored count.
	 */
	#deliver(frame: Uint8Array): void {
		if (isStep(frame, syncSteps.step1)) {
			if (this.#wasAsked) return; // later edits are on their way
			this.#wasAsked = true;
		}
		const told = frame[0] === ourMessages.stored ? this.#storedInAll(frame) : frame;
		if (this.readyState === WebSocket.OPEN) this.onmessage?.({ data: told.slice().buffer });
	}

	#storedInAll(frame: Uint8Array): Uint8Array {
		return write.stored(this.#stored + decoding.readVarUint(decoding.createDecoder(frame.subarray(1))));
	}

	#end(code: number): void {
		if (this.readyState === WebSocket.CLOSED) return;
		this.readyState = WebSocket.CLOSED;
		clearTimeout(this.#timer);
		this.#stop.abort();
		this.onclose?.({ code });
	}
}
