/**
 * A client that reads only answers and counts all other bytes, so that hundreds fit in one process.
 */
import * as decoding from 'lib0/decoding';
import { ulid } from 'ulid';
import WebSocket from 'ws';
import type { Ask } from '#lib/board/policy/commands.ts';
import { frames, ourMessages, syncSteps, messages, type Answer } from '#lib/wire/frames.ts';
import type { Place } from '../support/wire-phone.ts';

/** The state vector of a client without a copy. */
const emptyHanded = frames.step1(Uint8Array.of(0));

export class LightPhone {
	readonly #place: Place;
	readonly #waiting = new Map<string, { since: number; done: (answer: Answer | null) => void }>();
	#socket: WebSocket | null = null;
	/** Milliseconds from each command on the socket to its answer. */
	readonly took: number[] = [];
	receivedBytes = 0;
	closedWith: number | null = null;

	constructor(place: Place) {
		this.#place = place;
	}

	get isOpen(): boolean {
		return this.#socket?.readyState === WebSocket.OPEN;
	}

	/** The local port. */
	get port(): number {
		const { _socket } = this.#socket as unknown as { _socket?: { localPort?: number } };
		return _socket?.localPort ?? 0;
	}

	/** Resolves when the board is synced. A server that limits addresses counts `localAddress`. */
	async connect(localAddress = '127.0.0.1', headers: Readonly<Record<string, string>> = {}): Promise<void> {
		const { origin, meeting, cookie, view } = this.#place;
		const address = `${origin.replace('http', 'ws')}/sync/${meeting.id}/${meeting.epoch}?frames=1&as=${view}`;
		const socket = new WebSocket(address.replace('localhost', '127.0.0.1'), {
			headers: { host: new URL(origin).host, origin, cookie, ...headers },
			localAddress,
			perMessageDeflate: false
		});
		this.#socket = socket;
		this.closedWith = null;
		await new Promise<void>((resolve, reject) => {
			socket.on('open', () => socket.send(emptyHanded));
			socket.on('message', (bytes: Buffer) => {
				this.receivedBytes += bytes.length;
				if (bytes[0] === ourMessages.answer) this.#answered(bytes);
				else if (bytes[0] === messages.sync && bytes[1] === syncSteps.step2) resolve();
			});
			socket.on('error', reject);
			socket.on('close', (code) => {
				this.closedWith = code;
				for (const { done } of this.#waiting.values()) done(null);
				this.#waiting.clear();
				reject(new Error(`closed with ${code}`));
			});
		});
	}

	/** Resolves with null if the socket closes before the answer. */
	ask(ask: Ask): Promise<Answer | null> {
		const id = ulid();
		return new Promise((done) => {
			this.#waiting.set(id, { since: performance.now(), done });
			this.#socket?.send(frames.command({ id, ...ask }));
		});
	}

	askForBoard(): void {
		this.#socket?.send(emptyHanded);
	}

	/** Stops reading, as a device that hangs does. */
	stall(): void {
		this.#socket?.pause();
	}

	drop(): void {
		this.#socket?.terminate();
	}

	#answered(bytes: Buffer): void {
		const decoder = decoding.createDecoder(bytes);
		decoding.readVarUint(decoder);
		const answer = JSON.parse(decoding.readVarString(decoder)) as Answer;
		const asked = this.#waiting.get(answer.id);
		if (!asked) return;
		this.#waiting.delete(answer.id);
		this.took.push(performance.now() - asked.since);
		asked.done(answer);
	}
}
